import { nameKey } from './cell-text.ts';

/** 办学层次 as the platform stores it. */
export type EducationLevel = 'UNDERGRADUATE' | 'JUNIOR_COLLEGE' | 'SECONDARY';

/** 办学性质 as the platform stores it. */
export type Ownership = 'PUBLIC' | 'PRIVATE' | 'JOINT' | 'HAINAN_FREE_TRADE_PORT';

/** Finds written forms of closed values by `nameKey`. */
function termsOf<Value extends string>(forms: Readonly<Record<Value, readonly string[]>>): ReadonlyMap<string, Value> {
  return new Map(
    (Object.entries(forms) as [Value, readonly string[]][]).flatMap(([value, texts]) =>
      [value, ...texts].map((text): [string, Value] => [nameKey(text), value]),
    ),
  );
}

/** Written forms of education levels. */
export const EDUCATION_LEVEL_TERMS = termsOf<EducationLevel>({
  UNDERGRADUATE: ['本科', '普通本科', '职业本科', '本科层次', 'bachelor', 'university'],
  JUNIOR_COLLEGE: ['专科', '高职', '高职（专科）', '高职专科', '专科（高职）', '大专', '专科层次', 'junior college'],
  SECONDARY: ['中职', '中专', '中等职业', '中等专业', '技工', '高中', '普通高中', '中学', '中等'],
});

/** What a message offers for the education level. */
export const EDUCATION_LEVELS_ACCEPTED = '本科, 专科, 中职, 高中';

/** The remark of the two foreign institutions in Hainan is a whole sentence that changes with the years. */
const HAINAN_FREE_TRADE_PORT = /^境外高等教育机构在海南自由贸易港/;

const OWNERSHIP_TERMS = termsOf<Ownership>({
  PUBLIC: ['公办', '国办'],
  PRIVATE: ['民办', '独立学院', '民办独立学院'],
  JOINT: [
    '中外合作办学',
    '内地与港澳合作办学',
    '内地与港澳台合作办学',
    '内地与港澳台地区合作办学',
    '中外合作办学及内地与港澳合作办学',
    '中外合作办学及内地与港澳台合作办学',
    '中外合作办学及内地与港澳台地区合作办学',
    '合作办学',
  ],
  HAINAN_FREE_TRADE_PORT: ['海南自由贸易港'],
});

/** What a message offers for the ownership. */
export const OWNERSHIPS_ACCEPTED = '公办, 民办, 中外合作办学及内地与港澳合作办学';

/** The ownership that a remark or a column of its own names; undefined when it is not known. */
export function ownershipOf(text: string): Ownership | undefined {
  const key = nameKey(text);
  return HAINAN_FREE_TRADE_PORT.test(key) ? 'HAINAN_FREE_TRADE_PORT' : OWNERSHIP_TERMS.get(key);
}

/**
 * Splits 主管部门 into its authorities at spaces, commas and slashes outside brackets. `isKnown` tells a value that
 * stands elsewhere in the file: then a space inside it is a slip of the typist and splits nothing.
 */
export function splitAuthorities(
  text: string,
  isKnown: (name: string) => boolean,
): { names: string[]; joined: boolean } {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    depth += '（(【['.includes(character) ? 1 : '）)】]'.includes(character) ? -1 : 0;
    if (depth <= 0 && /[\s、，,;；/]/u.test(character)) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  const names = [...new Set([...parts, part].map((name) => name.trim()).filter((name) => name !== ''))];
  const joined = names.join('');
  return names.length > 1 && isKnown(joined) ? { names: [joined], joined: true } : { names, joined: false };
}

import { ENUM_LABELS } from '../../../schema/enum-labels.ts';
import { requestLocale } from '../../kernel/locale.ts';

type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Word for a value of an enum of the schema in the language of the request, for messages that name a state. */
export function statusWord(enumName: string, value: string): string {
  const labels = ENUM_LABELS[requestLocale.getStore() ?? 'zh-CN'] as Labels;
  return labels[enumName]?.[value] ?? value;
}

const PARTS = {
  title: { 'zh-CN': '标题', en: 'the title' },
  body: { 'zh-CN': '正文', en: 'the text' },
  form: { 'zh-CN': '表单字段', en: 'the fields of the form' },
} as const;

/** Name of a part of a directive that has to be filled in. */
export const missingPart = (part: keyof typeof PARTS): string => PARTS[part][requestLocale.getStore() ?? 'zh-CN'];

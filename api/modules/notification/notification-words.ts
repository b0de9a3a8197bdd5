import { encodeId } from '../../kernel/ids.ts';
import type { Locale, LocalizedText } from '../../kernel/locale.ts';
import { shapeNamed } from '../../kernel/read/shape.ts';
import { storedKind } from './notification-kind.ts';
import type { StoredWords } from './notification.read-model.ts';

/** The words of a notification as its reader gets them. */
export interface PresentedWords {
  readonly title: string;
  readonly body: string | null;
  /** Path in the admin, null when there is nothing to open, or nothing any more. */
  readonly link: string | null;
}

const WITHHELD: LocalizedText = {
  'zh-CN': '您已无权查看相关内容，或相关内容已不存在。',
  en: 'You may no longer see what it was about, or it does not exist any more.',
};

/** Makes the words in a language; of what the reader may not see nothing but the kind is told. */
export function presentWords(stored: StoredWords, isSeen: boolean, locale: Locale): PresentedWords {
  const spec = storedKind(stored.kind);
  if (!spec || !isSeen) {
    return { title: spec?.label[locale] ?? stored.kind, body: WITHHELD[locale], link: null };
  }
  const { title, body } = spec.text(stored.params, locale);
  const { subjectType, subjectId } = stored;
  const prefix = subjectType === null ? undefined : shapeNamed(subjectType)?.prefix;
  return {
    title,
    body: body ?? null,
    link:
      subjectType !== null && subjectId !== null && prefix
        ? (spec.link?.(subjectType, encodeId(prefix, subjectId)) ?? null)
        : (spec.link?.(subjectType ?? '', '') ?? null),
  };
}

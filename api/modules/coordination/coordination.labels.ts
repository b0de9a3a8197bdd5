import { ENUM_LABELS } from '../../../schema/enum-labels.ts';
import { requestLocale } from '../../kernel/locale.ts';

type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Word for a value of an enum of the schema in the language of the request, for messages that name a state. */
export function statusWord(enumName: string, value: string): string {
  const labels = ENUM_LABELS[requestLocale.getStore() ?? 'zh-CN'] as Labels;
  return labels[enumName]?.[value] ?? value;
}

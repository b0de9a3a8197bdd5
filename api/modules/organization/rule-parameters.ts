import type { LocalizedText } from '../../kernel/locale.ts';

/** How a rule parameter is written. */
export type RuleParameterType = 'NUMBER' | 'LIST';

/** What is known of a rule parameter beside its value; values are data in rule packs, never code. */
export interface RuleParameterSpec {
  readonly type: RuleParameterType;
  readonly label: LocalizedText;
  readonly unit: LocalizedText | null;
  /** In which direction a charter may differ from the general rule; never towards more freedom than that leaves. */
  readonly charter: 'AT_MOST' | 'AT_LEAST' | 'WITHIN' | 'SUBSET' | 'SUPERSET';
  /** Key whose number replaces this one once a declared exception is confirmed. */
  readonly exceptionKey?: string;
}

const people: LocalizedText = { 'zh-CN': '人', en: 'people' };
const days: LocalizedText = { 'zh-CN': '天', en: 'days' };

/** The parameters that the platform knows how to apply. */
export const RULE_PARAMETERS: Readonly<Record<string, RuleParameterSpec>> = {
  presidiumSeatsMax: {
    charter: 'AT_MOST',
    type: 'NUMBER',
    label: { 'zh-CN': '主席团人数上限', en: 'Largest presidium' },
    unit: people,
  },
  departmentsMax: {
    charter: 'AT_MOST',
    type: 'NUMBER',
    label: { 'zh-CN': '工作部门数上限', en: 'Most working departments' },
    unit: { 'zh-CN': '个', en: 'departments' },
  },
  staffMax: {
    charter: 'AT_MOST',
    type: 'NUMBER',
    label: { 'zh-CN': '工作人员数上限', en: 'Most staff' },
    unit: people,
    exceptionKey: 'staffMaxWithException',
  },
  staffMaxWithException: {
    charter: 'AT_MOST',
    type: 'NUMBER',
    label: { 'zh-CN': '申报例外后的工作人员数上限', en: 'Most staff with a declared exception' },
    unit: people,
  },
  staffMin: {
    charter: 'AT_LEAST',
    type: 'NUMBER',
    label: { 'zh-CN': '工作人员数下限', en: 'Fewest staff' },
    unit: people,
  },
  termDaysMax: { charter: 'AT_MOST', type: 'NUMBER', label: { 'zh-CN': '任期上限', en: 'Longest term' }, unit: days },
  rotationDays: {
    charter: 'WITHIN',
    type: 'NUMBER',
    label: { 'zh-CN': '轮值期', en: 'Length of a turn as executive chair' },
    unit: days,
  },
  allowedTitles: { charter: 'SUBSET', type: 'LIST', label: { 'zh-CN': '可设职务', en: 'Allowed titles' }, unit: null },
  // A title left out of the presidium would pass by its limit.
  presidiumTitles: {
    charter: 'SUPERSET',
    type: 'LIST',
    label: { 'zh-CN': '主席团职务', en: 'Titles of the presidium' },
    unit: null,
  },
  secondFactorTitles: {
    charter: 'SUPERSET',
    type: 'LIST',
    label: { 'zh-CN': '须两步验证的职务', en: 'Titles that need a second factor' },
    unit: null,
  },
  conflictingTitles: {
    charter: 'SUPERSET',
    type: 'LIST',
    label: { 'zh-CN': '不得同时担任的职务', en: 'Titles that one person may not hold together' },
    unit: null,
  },
  handoverNoticeDays: {
    charter: 'WITHIN',
    type: 'NUMBER',
    label: { 'zh-CN': '任期届满提醒', en: 'Notice before a term ends' },
    unit: days,
  },
};

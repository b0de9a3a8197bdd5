import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  CALENDAR_YEAR_RANGE: {
    'zh-CN': '年份须在 {first} 到 {last} 之间。请修改日期。',
    en: 'The year must be between {first} and {last}. Change the day.',
  },
  CALENDAR_MAKE_UP_WEEKDAY: {
    'zh-CN': '{day} 是{weekday}，本来就是工作日，不能设为调休上班日。请改为周六或周日，或改设为放假日。',
    en: '{day} is a {weekday}, which is worked anyway, so it can not be a make-up day. Choose a Saturday or Sunday, or make it a holiday.',
  },
  CALENDAR_DAY_TAKEN: {
    'zh-CN': '该日历已设过这一天。请重新载入后修改已有的记录。',
    en: 'This calendar already has that day. Reload and edit the entry that is there.',
  },
  CALENDAR_DAY_OUTSIDE_YEAR: {
    'zh-CN': '{day} 不在 {year} 年内。请改日期，或在另一年份中录入。',
    en: '{day} is not in {year}. Change it, or enter it with the other year.',
  },
  CALENDAR_DAY_TWICE: {
    'zh-CN': '清单中 {day} 出现了不止一次。请只保留一行。',
    en: '{day} stands more than once in the list. Keep one line of it.',
  },
  CALENDAR_YEAR_EMPTY: {
    'zh-CN': '全国日历的一年不能为空。请粘贴该年放假通知中的日期。',
    en: 'A year of the nationwide calendar can not be empty. Paste the days of its notice.',
  },
  CALENDAR_YEAR_CHANGED: {
    'zh-CN': '核对差异之后，这一年的日历又有改动。请重新核对差异再保存。',
    en: 'This year has changed since the differences were shown. Compare again before saving.',
  },
  SEMESTER_PERIOD: {
    'zh-CN': '学期结束日必须晚于开始日，且不超过 {max} 天。请修改日期。',
    en: 'A semester must end after it starts and last at most {max} days. Change the days.',
  },
  SEMESTER_YEAR: {
    'zh-CN': '{year} 学年的学期须在 {year} 年内或次年开始。请核对学年与开始日。',
    en: 'A semester of the school year {year} starts in {year} or in the year after. Check the year and the first day.',
  },
  SEMESTER_OVERLAP: {
    'zh-CN': '与本日历的另一学期重叠。请修改开始日或结束日。',
    en: 'It overlaps with another semester of this calendar. Change its first or last day.',
  },
  SEMESTER_TAKEN: {
    'zh-CN': '本日历在该学年已有这一学期。请改用其他序号，或修改已有的学期。',
    en: 'This calendar already has that semester of the school year. Use another number, or edit the one that is there.',
  },
});

defineConstraintRefusals({
  calendar_day_owner_unique: { code: 'CALENDAR_DAY_TAKEN', path: ['input', 'day'] },
  semester_no_overlap: { code: 'SEMESTER_OVERLAP', path: ['input', 'startsOn'] },
  semester_number_unique: { code: 'SEMESTER_TAKEN', path: ['input', 'number'] },
});

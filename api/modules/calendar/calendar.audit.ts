import { defineAuditWords } from '../../kernel/audit-words.ts';

const source = { label: { 'zh-CN': '依据', en: 'Notice or decision' } };

defineAuditWords({
  actions: {
    'calendarDay.add': { 'zh-CN': '设定特殊日', en: 'Set a special day' },
    'calendarDay.update': { 'zh-CN': '修改特殊日', en: 'Change a special day' },
    'calendarDay.remove': { 'zh-CN': '移除特殊日', en: 'Remove a special day' },
    'calendarYear.replace': { 'zh-CN': '更换全年安排', en: 'Replace a year of a calendar' },
    'semester.create': { 'zh-CN': '设立学期', en: 'Add a semester' },
    'semester.update': { 'zh-CN': '修改学期', en: 'Change a semester' },
    'semester.remove': { 'zh-CN': '移除学期', en: 'Remove a semester' },
  },
  subjects: {
    CalendarDay: { label: { 'zh-CN': '特殊日', en: 'Special day' }, prefix: 'cday' },
    // A year has no page and no public id of its own.
    CalendarYear: { label: { 'zh-CN': '年历', en: 'Year of a calendar' } },
    Semester: { label: { 'zh-CN': '学期', en: 'Semester' }, prefix: 'sem' },
  },
  fields: {
    day: { label: { 'zh-CN': '日期', en: 'Day' }, kind: 'DAY' },
    year: { label: { 'zh-CN': '年份', en: 'Year' } },
    days: { label: { 'zh-CN': '特殊日天数', en: 'Number of special days' } },
    'CalendarDay.kind': {
      label: { 'zh-CN': '特殊日类型', en: 'Kind of day' },
      kind: 'ENUM',
      enumName: 'CalendarDayKind',
    },
    'CalendarDay.source': source,
    academicYear: { label: { 'zh-CN': '学年起始年', en: 'Year in which the school year begins' } },
    number: { label: { 'zh-CN': '学期序号', en: 'Place in the school year' } },
    'Semester.startsOn': { label: { 'zh-CN': '首日', en: 'First day' }, kind: 'DAY' },
    'Semester.endsOn': { label: { 'zh-CN': '结束次日', en: 'First day after it' }, kind: 'DAY' },
    'Semester.source': source,
  },
});

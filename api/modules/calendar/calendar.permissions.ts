import { definePermissions } from '../../kernel/permission.ts';

definePermissions({
  'calendar.manage': {
    label: { 'zh-CN': '维护工作日历与学期', en: 'Keep the working calendar and semesters' },
    dataClass: 'INTERNAL',
  },
});

import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('date', {
  'zh-CN': {
    beijingTime: '北京时间',
    none: '无',
    unknownStart: '起始不详',
    openEnd: '今',
    never: '{{start}}（未生效）',
    period: '{{start}} 至 {{end}}',
    from: '起始日期',
    to: '截止日期',
    late_other: '已超期 {{count}} 天',
    dueToday: '今天到期',
    dueTomorrow: '明天到期',
    dueIn_other: '还有 {{count}} 天',
  },
  en: {
    beijingTime: 'Beijing time',
    none: 'none',
    unknownStart: 'start unknown',
    openEnd: 'now',
    never: '{{start}} (never in force)',
    period: '{{start}} to {{end}}',
    from: 'From day',
    to: 'To day',
    late_one: '{{count}} day late',
    late_other: '{{count}} days late',
    dueToday: 'Due today',
    dueTomorrow: 'Due tomorrow',
    dueIn_one: 'Due in {{count}} day',
    dueIn_other: 'Due in {{count}} days',
  },
});

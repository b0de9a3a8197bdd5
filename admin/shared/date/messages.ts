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
  },
});

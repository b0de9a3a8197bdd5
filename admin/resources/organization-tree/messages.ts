import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('organizationTree', {
  'zh-CN': {
    title: '组织树',
    description: '任一日期的层级：单位以当日的名称和上级出现。',
    date: '日期',
  },
  en: {
    title: 'Tree',
    description: 'The hierarchy on any day: units appear under the names and parents of that day.',
    date: 'Day',
  },
});

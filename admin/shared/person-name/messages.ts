import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('personName', {
  'zh-CN': { invisible: '不可见' },
  en: { invisible: 'Not visible to you' },
});

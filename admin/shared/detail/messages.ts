import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('detail', {
  'zh-CN': { trail: '所在位置', moreActions: '更多操作' },
  en: { trail: 'Where you are', moreActions: 'More actions' },
});

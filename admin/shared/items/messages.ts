import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('items', {
  'zh-CN': { all: '全部 {{count}} 项' },
  en: { all: 'All {{count}}' },
});

import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('organizationFilter', {
  'zh-CN': { within: '组织及下级', unknown: '（不可见的组织）' },
  en: { within: 'Organization and below', unknown: '(an organization that you may not see)' },
});

import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('history', {
  'zh-CN': {
    empty: '暂无变更记录',
    more: '更早的记录',
    unknownActor: '操作人不可见',
    effectiveOn: '生效日期',
    reason: '事由：',
    nothing: '（空）',
  },
  en: {
    empty: 'No changes recorded yet',
    more: 'Earlier entries',
    unknownActor: 'By somebody not visible to you',
    effectiveOn: 'Effective from',
    reason: 'Reason:',
    nothing: '(empty)',
  },
});

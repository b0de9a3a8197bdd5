import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('history', {
  'zh-CN': {
    empty: '暂无变更记录',
    more: '更早的记录',
    unknownActor: '操作人不可见',
    effectiveOn: '生效日期',
    reason: '事由：',
    nothing: '（空）',
    of: '{{name}}的变更记录',
    changes: '变更内容',
    ownOnly: '您没有查看审计记录的权限，这里只显示您本人的操作。',
    becomes: '改为',
    comma: '、',
    platform: '平台自动',
    digest: '保密值',
    digestWhy: '属个人信息或敏感信息，审计只留加密摘要：两个摘要不同即表示值已更改，无法还原。',
    notVisible: '（您不可见的记录）',
  },
  en: {
    empty: 'No changes recorded yet',
    more: 'Earlier entries',
    unknownActor: 'By somebody not visible to you',
    effectiveOn: 'Effective from',
    reason: 'Reason:',
    nothing: '(empty)',
    of: 'History of {{name}}',
    changes: 'Changes',
    ownOnly: 'You may not read the audit trail here; only your own actions are shown.',
    becomes: 'becomes',
    comma: ', ',
    platform: 'The platform',
    digest: 'secret value',
    digestWhy:
      'Personal or sensitive: the trail keeps only a keyed digest. Different digests mean that the value changed; it cannot be read back.',
    notVisible: '(a record that you may not see)',
  },
});

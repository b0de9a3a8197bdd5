import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('audit', {
  'zh-CN': {
    title: '审计记录',
    description: '只追加、逐条相连的记录；可用命令行 audit verify 校验。您总能看到自己的操作。',
    occurredAt: '时间',
    action: '操作',
    subjectType: '对象',
    organization: '组织',
    actor: '操作者',
    office: '所用职务',
    purpose: '查看事由',
    reason: '理由',
    changes: '变更',
    position: '链内序号',
    platform: '系统',
  },
  en: {
    title: 'Audit trail',
    description: 'Append-only and chained; verify it with the command audit verify. You always see your own actions.',
    occurredAt: 'When',
    action: 'Action',
    subjectType: 'Record',
    organization: 'Organization',
    actor: 'Who',
    office: 'Office used',
    purpose: 'Purpose',
    reason: 'Reason',
    changes: 'Changes',
    position: 'Position in chain',
    platform: 'Platform',
  },
});

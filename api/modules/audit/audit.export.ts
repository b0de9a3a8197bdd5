import { changeText, defineExportList } from '../../kernel/export-list.ts';

defineExportList({
  name: 'auditEntries',
  title: { 'zh-CN': '审计记录', en: 'Audit trail' },
  field: 'auditEntries',
  anyOf: ['audit.readAll', 'list.export'],
  columns: {
    occurredAt: { title: { 'zh-CN': '时间', en: 'When' }, path: 'occurredAt' },
    action: { title: { 'zh-CN': '操作', en: 'Action' }, path: 'action' },
    subjectType: { title: { 'zh-CN': '对象', en: 'Record' }, path: 'subjectType' },
    organization: { title: { 'zh-CN': '组织', en: 'Organization' }, path: 'organizationName' },
    actor: { title: { 'zh-CN': '操作者', en: 'Who' }, path: ['actorName', 'systemRole'], isPersonal: true },
    office: { title: { 'zh-CN': '所用职务', en: 'Office used' }, path: 'officeName' },
    changes: {
      title: { 'zh-CN': '变更', en: 'Changes' },
      path: 'changes',
      fields: ['field', 'before', 'after'],
      format: changeText,
      isPersonal: true,
    },
    reason: { title: { 'zh-CN': '理由', en: 'Reason' }, path: 'reason' },
    purpose: { title: { 'zh-CN': '查看事由', en: 'Purpose' }, path: 'purpose' },
    chain: { title: { 'zh-CN': '链', en: 'Chain' }, path: 'chain' },
    position: { title: { 'zh-CN': '链内序号', en: 'Position in chain' }, path: 'seq' },
    hash: { title: { 'zh-CN': '摘要', en: 'Hash' }, path: 'hash' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

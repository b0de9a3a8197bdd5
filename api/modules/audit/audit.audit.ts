import { defineAuditWords } from '../../kernel/audit-words.ts';

defineAuditWords({
  actions: {
    'audit.verify': { 'zh-CN': '校验审计链', en: 'Verify the audit chains' },
    'demo.load': { 'zh-CN': '装入演示数据', en: 'Load the demo federation' },
  },
  subjects: {
    AuditTrail: { label: { 'zh-CN': '审计记录', en: 'Audit trail' } },
    Installation: { label: { 'zh-CN': '本平台', en: 'Installation' } },
  },
  fields: {
    entries: { label: { 'zh-CN': '已校验记录数', en: 'Entries verified' } },
    chains: { label: { 'zh-CN': '链数', en: 'Chains' } },
    fault: { label: { 'zh-CN': '校验失败原因', en: 'Fault' }, kind: 'ENUM', enumName: 'AuditFault' },
    brokenChain: { label: { 'zh-CN': '断开的链', en: 'Broken chain' } },
    brokenSeq: { label: { 'zh-CN': '断开处序号', en: 'Broken at' } },
    organizations: { label: { 'zh-CN': '组织数', en: 'Organizations' } },
    persons: { label: { 'zh-CN': '人员数', en: 'Persons' } },
  },
});

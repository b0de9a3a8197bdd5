import { defineExportList } from '../../kernel/export-list.ts';

defineExportList({
  name: 'procedureCases',
  title: { 'zh-CN': '审批事项', en: 'Approval cases' },
  field: 'procedureCases',
  anyOf: ['list.export'],
  columns: {
    subjectKind: { title: { 'zh-CN': '类别', en: 'Kind' }, path: 'subjectKind' },
    title: { title: { 'zh-CN': '事项', en: 'Matter' }, path: 'title' },
    candidate: { title: { 'zh-CN': '候选人', en: 'Candidate' }, path: 'candidateName', isPersonal: true },
    organization: { title: { 'zh-CN': '组织', en: 'Organization' }, path: 'organization.name' },
    other: { title: { 'zh-CN': '另一方', en: 'Other organization' }, path: 'other.name' },
    procedure: { title: { 'zh-CN': '审批程序', en: 'Chain' }, path: 'procedure.name' },
    state: { title: { 'zh-CN': '状态', en: 'State' }, path: 'state' },
    stepNo: { title: { 'zh-CN': '当前步骤', en: 'Step' }, path: 'stepNo' },
    stepOn: { title: { 'zh-CN': '步骤开始', en: 'Step since' }, path: 'stepOn' },
    dueOn: { title: { 'zh-CN': '期限', en: 'Due' }, path: 'dueOn' },
    isLate: { title: { 'zh-CN': '超期', en: 'Late' }, path: 'isLate' },
    isEscalated: { title: { 'zh-CN': '空缺上提', en: 'Escalated' }, path: 'isEscalated' },
    openedAt: { title: { 'zh-CN': '发起时间', en: 'Opened at' }, path: 'openedAt' },
    settledAt: { title: { 'zh-CN': '办结时间', en: 'Settled at' }, path: 'settledAt' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

import { defineExportList } from '../../kernel/export-list.ts';

const count = (zh: string, en: string, key: string) => ({ title: { 'zh-CN': zh, en }, path: `counts.${key}` });

defineExportList({
  name: 'directives',
  title: { 'zh-CN': '工作部署', en: 'Directives' },
  field: 'directives',
  anyOf: ['list.export'],
  columns: {
    title: { title: { 'zh-CN': '标题', en: 'Title' }, path: 'title' },
    documentNumber: { title: { 'zh-CN': '文号', en: 'Number of the document' }, path: 'documentNumber' },
    organization: { title: { 'zh-CN': '下发组织', en: 'Issued by' }, path: 'organization.name' },
    response: { title: { 'zh-CN': '办理方式', en: 'Answered by' }, path: 'response' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    dueOn: { title: { 'zh-CN': '期限', en: 'Due' }, path: 'dueOn' },
    issuedAt: { title: { 'zh-CN': '下发时间', en: 'Issued' }, path: 'issuedAt' },
    total: count('任务数', 'Obligations', 'total'),
    accepted: count('已完成', 'Done', 'accepted'),
    late: count('逾期', 'Late', 'late'),
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

defineExportList({
  name: 'obligations',
  title: { 'zh-CN': '任务', en: 'Obligations' },
  field: 'obligations',
  anyOf: ['list.export'],
  columns: {
    organization: { title: { 'zh-CN': '承办组织', en: 'Organization' }, path: 'organization.name' },
    level: { title: { 'zh-CN': '层级', en: 'Level' }, path: 'organization.level' },
    title: { title: { 'zh-CN': '任务', en: 'Title' }, path: 'title' },
    sourceKind: { title: { 'zh-CN': '来源', en: 'Source' }, path: 'sourceKind' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    dueOn: { title: { 'zh-CN': '期限', en: 'Due' }, path: 'dueOn' },
    isLate: { title: { 'zh-CN': '是否逾期', en: 'Late' }, path: 'isLate' },
    lateDays: { title: { 'zh-CN': '逾期天数', en: 'Days late' }, path: 'lateDays' },
    verifier: { title: { 'zh-CN': '审核组织', en: 'Verified by' }, path: 'verifier.name' },
    issuer: { title: { 'zh-CN': '下发组织', en: 'Issued by' }, path: 'issuer.name' },
    submittedAt: { title: { 'zh-CN': '提交时间', en: 'Submitted' }, path: 'submittedAt' },
    returnCount: { title: { 'zh-CN': '退回次数', en: 'Times returned' }, path: 'returnCount' },
    reminderCount: { title: { 'zh-CN': '催办次数', en: 'Times reminded' }, path: 'reminderCount' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

defineExportList({
  name: 'supervisionRows',
  title: { 'zh-CN': '督办看板', en: 'Supervision board' },
  field: 'supervisionBoard.rows',
  anyOf: ['list.export'],
  columns: {
    organization: { title: { 'zh-CN': '组织', en: 'Organization' }, path: 'organization.name' },
    level: { title: { 'zh-CN': '层级', en: 'Level' }, path: 'organization.level' },
    total: count('任务数', 'Obligations', 'total'),
    pending: count('待接收', 'Not received', 'pending'),
    acknowledged: count('办理中', 'In progress', 'acknowledged'),
    submitted: count('待审核', 'To be verified', 'submitted'),
    returned: count('已退回', 'Returned', 'returned'),
    accepted: count('已完成', 'Done', 'accepted'),
    excused: count('已免除', 'Excused', 'excused'),
    withdrawn: count('已撤回', 'Withdrawn', 'withdrawn'),
    late: count('逾期', 'Late', 'late'),
    lateUpTo3: count('逾期 3 天内', 'Late up to 3 days', 'lateUpTo3'),
    lateUpTo7: count('逾期 4 至 7 天', 'Late 4 to 7 days', 'lateUpTo7'),
    lateOver7: count('逾期 7 天以上', 'Late over 7 days', 'lateOver7'),
    mostLateDays: count('最长逾期天数', 'Longest delay in days', 'mostLateDays'),
  },
});

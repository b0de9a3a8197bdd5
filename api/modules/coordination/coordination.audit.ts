import { defineAuditWords } from '../../kernel/audit-words.ts';

const day = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en }, kind: 'DAY' }) as const;
const text = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en } });

defineAuditWords({
  actions: {
    'obligation.acknowledge': { 'zh-CN': '接收任务', en: 'Acknowledge an obligation' },
    'obligation.saveAnswer': { 'zh-CN': '保存办理草稿', en: 'Keep a draft of an answer' },
    'obligation.submit': { 'zh-CN': '提交办理结果', en: 'Submit an answer' },
    'obligation.return': { 'zh-CN': '退回办理结果', en: 'Send an answer back' },
    'obligation.accept': { 'zh-CN': '审核通过', en: 'Accept an answer' },
    'obligation.reopen': { 'zh-CN': '重新打开任务', en: 'Open an answer again' },
    'obligation.excuse': { 'zh-CN': '免除任务', en: 'Excuse from an obligation' },
    'obligation.withdraw': { 'zh-CN': '撤回任务', en: 'Withdraw obligations' },
    'obligation.instruct': { 'zh-CN': '向下级补充要求', en: 'Add instructions for those below' },
    'obligation.passOn': { 'zh-CN': '转发下级', en: 'Hand an obligation on' },
    'obligation.remind': { 'zh-CN': '催办逾期任务', en: 'Remind of late obligations' },
    'obligation.message': { 'zh-CN': '发送留言', en: 'Send a message' },
    'obligation.askExtension': { 'zh-CN': '申请延期', en: 'Ask for more time' },
    'obligation.grantExtension': { 'zh-CN': '同意延期', en: 'Grant more time' },
    'obligation.refuseExtension': { 'zh-CN': '不同意延期', en: 'Refuse more time' },
    'obligation.withdrawExtension': { 'zh-CN': '撤回延期申请', en: 'Withdraw a request for more time' },
  },
  subjects: {
    Obligation: { label: { 'zh-CN': '任务', en: 'Obligation' }, prefix: 'obl' },
  },
  fields: {
    obligationStatus: { ...text('任务状态', 'State'), kind: 'ENUM', enumName: 'ObligationStatus' },
    extensionStatus: {
      ...text('申请状态', 'State of the request'),
      kind: 'ENUM',
      enumName: 'ObligationExtensionStatus',
    },
    dueOn: day('期限', 'Due day'),
    askedOn: day('申请日期', 'Day asked for'),
    isBeyondOwn: text('超过本级期限', 'Beyond the own day'),
    answer: text('办理内容', 'Answer'),
    message: text('留言', 'Message'),
    guidance: text('补充要求', 'Instructions for those below'),
    guidanceDueOn: day('下级期限', 'Day for those below'),
    movedCount: text('调整期限的任务数', 'Obligations moved to another day'),
    passedOnCount: text('转发组织数', 'Organizations handed on to'),
    remindedCount: text('催办数', 'Obligations reminded of'),
  },
});

import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  AUDIENCE_INVALID: {
    'zh-CN': '接收范围中“{part}”一项无法识别或过长。请重新选择这一项。',
    en: 'The part "{part}" of the audience is not understood or too long. Choose it again.',
  },
  AUDIENCE_EMPTY: {
    'zh-CN': '按所选条件没有任何组织会收到。请放宽层级、类别或地区条件，或直接点名加入组织。',
    en: 'Nobody would receive this. Widen levels, kinds or divisions, or add organizations by name.',
  },
  AUDIENCE_SAVED_GONE: {
    'zh-CN': '所选的常用范围已被删除或不再共享。请从接收范围中移除它，或改选其他范围。',
    en: 'A saved audience in it was removed or is no longer shared. Take it out of the audience or choose another one.',
  },
  AUDIENCE_OUTSIDE: {
    'zh-CN': '点名的组织中有 {count} 个不在本组织所辖范围内，或已停止活动。请将其移除。',
    en: '{count} of the organizations named are not below this organization, or are no longer active. Take them out.',
  },
  SAVED_AUDIENCE_NAME_TAKEN: {
    'zh-CN': '本组织已有同名的常用范围。请换一个名称，或修改已有的那个。',
    en: 'This organization has a saved audience of that name. Choose another name, or change the one that is there.',
  },
  SAVED_AUDIENCE_NESTED: {
    'zh-CN': '常用范围不能再引用其他常用范围。请直接写明条件。',
    en: 'A saved audience can not build on another one. Put its conditions in directly.',
  },
  OBLIGATION_STATE: {
    'zh-CN': '任务当前状态为“{status}”，不能进行这一操作。请重新载入后查看最新状态。',
    en: 'The obligation is {status} now, which does not allow this. Reload to see how it stands.',
  },
  OBLIGATION_RESPONSE: {
    'zh-CN': '这项任务只需确认收到，无需提交。请使用“确认收到”。',
    en: 'This obligation only asks to be acknowledged. Acknowledge it instead of submitting.',
  },
  OBLIGATION_REMIND_SOURCE: {
    'zh-CN': '一次只能催办一项工作部署或一期填报。请只选其一。',
    en: 'One reminder is about one directive or one round of reports. Name only one of them.',
  },
  OBLIGATION_NOTHING_BELOW: {
    'zh-CN': '下级没有逾期的任务需要催办，或今天都已催办过。明天可再次催办。',
    en: 'Nothing below is late, or all of it has been reminded today. You can remind again tomorrow.',
  },
  OBLIGATION_PASS_ON_NONE: {
    'zh-CN': '所选范围内没有尚未收到这项任务的下级组织。请调整范围。',
    en: 'Everyone in that audience has this obligation already. Choose other organizations.',
  },
  OBLIGATION_DUE_LATER: {
    'zh-CN': '下级的期限不能晚于本组织自己的期限（{dueOn}）。请改为该日或更早。',
    en: 'The day for those below can not be later than the one this organization owes by ({dueOn}). Choose that day or an earlier one.',
  },
  DUE_DAY_PAST: {
    'zh-CN': '期限 {day} 已过。请选择今天（{today}）或以后的日期。',
    en: '{day} has passed. Choose today ({today}) or a later day.',
  },
  DUE_DAY_FAR: {
    'zh-CN': '期限 {day} 过远。请选择 {last} 或更早的日期。',
    en: '{day} is too far ahead. Choose {last} or an earlier day.',
  },
  EXTENSION_NOT_LATER: {
    'zh-CN': '申请的日期须晚于当前期限（{dueOn}）。请改选更晚的日期。',
    en: 'The day asked for must be later than the present one ({dueOn}). Choose a later day.',
  },
  EXTENSION_NO_DUE: {
    'zh-CN': '这项任务没有期限，无需申请延期。',
    en: 'This obligation has no due day, so there is nothing to extend.',
  },
  EXTENSION_OPEN: {
    'zh-CN': '已有一份延期申请等待答复。请等待答复，或先撤回该申请。',
    en: 'A request for more time is waiting for an answer. Wait for it, or withdraw it first.',
  },
  EXTENSION_DECIDED: {
    'zh-CN': '这份延期申请已有结果。请重新载入查看。',
    en: 'This request has been answered already. Reload to see the answer.',
  },
  EXTENSION_BEYOND_OWN: {
    'zh-CN': '批准的日期晚于本组织自己的期限（{dueOn}）。请改选更早的日期，或勾选“允许超过本级期限”并自行承担延误。',
    en: 'That day is later than the one this organization owes by ({dueOn}). Choose an earlier day, or say explicitly that it may go beyond.',
  },
  DIRECTIVE_STATE: {
    'zh-CN': '工作部署当前状态为“{status}”，不能进行这一操作。请重新载入后查看最新状态。',
    en: 'The directive is {status} now, which does not allow this. Reload to see how it stands.',
  },
  DIRECTIVE_INCOMPLETE: {
    'zh-CN': '下发前请填写：{part}。',
    en: 'Fill in before issuing: {part}.',
  },
  DIRECTIVE_FORM_INVALID: {
    'zh-CN': '表单设计有误：{problem}。请修改表单后再保存。',
    en: 'The form is not sound: {problem}. Correct it and save again.',
  },
  DIRECTIVE_NOTHING_CHANGED: {
    'zh-CN': '内容与现行版本相同。请先修改，再发布修订。',
    en: 'Nothing differs from the revision in force. Change something before amending.',
  },
  MESSAGE_EMPTY: {
    'zh-CN': '留言没有内容。请填写后再发送。',
    en: 'The message holds no words. Write something, then send it.',
  },
  ANSWER_INCOMPLETE: {
    'zh-CN': '“{field}”：{problem}。请补正后再提交。',
    en: '"{field}": {problem}. Correct it and submit again.',
  },
  ANSWER_EVIDENCE_MISSING: {
    'zh-CN': '这项任务要求上传材料。请至少上传一个文件后再提交。',
    en: 'This obligation asks for evidence. Upload at least one file, then submit.',
  },
});

defineConstraintRefusals({
  saved_audience_name_unique: { code: 'SAVED_AUDIENCE_NAME_TAKEN', path: ['input', 'name'] },
  obligation_extension_open_unique: { code: 'EXTENSION_OPEN', path: ['input', 'askedOn'] },
});

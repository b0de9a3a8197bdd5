import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  REPORT_TEMPLATE_NAME_TAKEN: {
    'zh-CN': '本组织已有同名的报表模板。请换一个名称，或修改已有的模板。',
    en: 'This organization has a report template of that name. Choose another name, or change the one that is there.',
  },
  REPORT_TEMPLATE_RETIRED: {
    'zh-CN': '该模板已停用，不能再修改、发布或用于新一期填报。请改用其他模板。',
    en: 'This template was retired and can no longer be changed, published or used for a new round. Use another one.',
  },
  REPORT_TEMPLATE_UNCHANGED: {
    'zh-CN': '草稿与已发布的第 {number} 版相同。请先修改再发布。',
    en: 'The draft is the same as version {number}. Change something before publishing.',
  },
  REPORT_TEMPLATE_UNPUBLISHED: {
    'zh-CN': '模板还没有发布过版本。请先发布一版，再发起填报。',
    en: 'The template has no published version. Publish one before opening a round.',
  },
  REPORT_PERIOD: {
    'zh-CN': '报告期的最后一天不能早于第一天。请修改起止日期。',
    en: 'The last day of the period can not be before its first. Change the days.',
  },
  REPORT_DUE_PAST: {
    'zh-CN': '截止日 {day} 已过。请选择今天（{today}）或以后的日期。',
    en: '{day} has passed. Choose today ({today}) or a later day.',
  },
  REPORT_DUE_SAME: {
    'zh-CN': '截止日已经是 {day}。请选择另一天。',
    en: 'Reports are due on {day} already. Choose another day.',
  },
  REPORT_PREVIOUS: {
    'zh-CN': '作比较的上一期须是同一组织发起、且报告期更早的一期。请另选一期。',
    en: 'The round to compare with must be an earlier one of the same organization. Choose another one.',
  },
  REPORT_ROUND_CLOSED: {
    'zh-CN': '这一期填报已截止或取消，不能再改动。',
    en: 'This round was closed or cancelled; nothing in it can be changed any more.',
  },
  REPORT_ROUND_VERSION: {
    'zh-CN': '只能换用同一模板更新的版本。请选择更新的版本。',
    en: 'A round can only go on with a newer version of its template. Choose a newer one.',
  },
  REPORT_FORM_CHANGED: {
    'zh-CN': '表单已更新到新版本。请先“转入新版”，核对未能保留的内容后再继续。',
    en: 'The form has a newer version. Take the draft over to it first, look at what could not be kept, then go on.',
  },
  REPORT_SUBMITTED: {
    'zh-CN': '报告已经提交，不能再改。如需修改，请联系审核单位退回。',
    en: 'The report was submitted and can not be changed. Ask the level that verifies it to return it.',
  },
  REPORT_FIELD_STALE: {
    'zh-CN': '“{field}”已被他人修改为“{value}”。您填写的内容仍在，请核对后再保存这一项。',
    en: 'Someone else changed "{field}" to "{value}". What you typed is kept; compare and save this field again.',
  },
  REPORT_FACT_NONE: {
    'zh-CN': '“{field}”在本组织没有可填入的系统数据。请去掉这一项后重试。',
    en: '"{field}" takes no figure of the system in this organization. Leave it out and try again.',
  },
  REPORT_REMARK_MISSING: {
    'zh-CN': '“{field}”与系统数据（{value}）不同。请填写说明，或改回系统数据。',
    en: '"{field}" differs from what the system knows ({value}). Say why, or take the system figure.',
  },
  REPORT_BELOW_STALE: {
    'zh-CN': '下级有 {count} 个单位的汇总数据已过时，合计不可靠。请先请其重新确认或退回。',
    en: '{count} of the units below have stale totals, so the total can not be relied on. Have them confirm first, or return their reports.',
  },
  REPORT_STALE: {
    'zh-CN': '该单位上报后，其下级数据又有变动。请退回或请其重新确认后再通过。',
    en: 'Figures below this unit changed after it reported. Return the report or have it confirmed before accepting.',
  },
  REPORT_NOT_STALE: {
    'zh-CN': '上报的数据与下级现有数据一致，无需重新确认。',
    en: 'What was reported still is what lies below it; there is nothing to confirm.',
  },
  REPORT_NOTHING_TO_PUBLISH: {
    'zh-CN': '还没有任何单位的报告通过审核，不能发布。请先审核。',
    en: 'No report of this round has been accepted yet. Accept some before publishing.',
  },
  REPORT_PUBLISH_STALE: {
    'zh-CN': '有 {count} 个单位的汇总数据已过时。请先请其重新确认，再发布。',
    en: '{count} units have stale totals. Have them confirm before publishing.',
  },
  REPORT_PUBLICATION_WITHDRAWN: {
    'zh-CN': '这次发布已撤回。',
    en: 'This publication was withdrawn already.',
  },
});

defineConstraintRefusals({
  report_template_name_unique: { code: 'REPORT_TEMPLATE_NAME_TAKEN', path: ['input', 'name'] },
});

import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  PROCEDURE_RETIRED: {
    'zh-CN': '该审批程序已停用。请新建程序。',
    en: 'This procedure was retired. Draw up a new one.',
  },
  PROCEDURE_NAME_TAKEN: {
    'zh-CN': '本组织已有同名的审批程序。请改用其他名称。',
    en: 'The organization has a procedure of this name. Use another name.',
  },
  PROCEDURE_BINDING_FIXED: {
    'zh-CN': '已发布过版本的程序不能改变适用范围。请停用后新建程序。',
    en: 'Whom a procedure binds is fixed once a version was published. Retire it and draw up a new one.',
  },
  PROCEDURE_RETIRE_DAY: {
    'zh-CN': '停用日期不能早于今天。请修改日期。',
    en: 'A procedure is retired from today on or later. Change the day.',
  },
  PROCEDURE_VERSION_PUBLISHED: {
    'zh-CN': '已发布的版本不能修改。请起草新版本。',
    en: 'A published version never changes. Draft a new one.',
  },
  PROCEDURE_DRAFT_EXISTS: {
    'zh-CN': '该程序已有一份草稿。请修改或删除该草稿。',
    en: 'The procedure has a draft already. Edit or discard it.',
  },
  PROCEDURE_VALID_FROM: {
    'zh-CN': '生效日须不早于今天，且晚于已发布版本的生效日（{after}）。请修改日期。',
    en: 'A version takes effect today or later, and after those published already ({after}). Change the day.',
  },
  PROCEDURE_STEPS_MISSING: {
    'zh-CN': '审批程序至少要有一个步骤。请添加步骤。',
    en: 'A chain needs at least one step. Add one.',
  },
  PROCEDURE_STEP_KEY: {
    'zh-CN': '步骤“{step}”的标识重复。请改用其他标识。',
    en: 'The key of step "{step}" is used twice. Choose another one.',
  },
  PROCEDURE_STEP_BODY: {
    'zh-CN': '步骤“{step}”的审批方不完整：须至少有一方，各方须指定职务或权限，“指定层级”须选择层级。',
    en: 'The bodies of step "{step}" are incomplete: at least one, each with titles or a permission, and a level where the relation asks for it.',
  },
  PROCEDURE_STEP_QUORUM: {
    'zh-CN': '步骤“{step}”的通过数须在 1 到审批方数之间。',
    en: 'The quorum of step "{step}" must lie between 1 and the number of its bodies.',
  },
  PROCEDURE_STEP_DEADLINE: {
    'zh-CN': '步骤“{step}”的期限须为 1 到 250 个工作日；没有期限就不能设提醒或超期上提。',
    en: 'The deadline of step "{step}" must be 1 to 250 working days; without one there are no reminders and nothing to escalate.',
  },
  PROCEDURE_STEP_CONDITION: {
    'zh-CN': '步骤“{step}”的适用条件有误：请选择该类事项已有的字段，并填写所需的值。',
    en: 'A condition of step "{step}" is wrong: choose a fact that such cases have, and give the values it needs.',
  },
  PROCEDURE_STEP_RETURN: {
    'zh-CN': '步骤“{step}”只能退回到它之前的步骤。请重新选择可退回的步骤。',
    en: 'Step "{step}" can return a case to steps before it only. Choose the steps to which it returns anew.',
  },
  PROCEDURE_ALL_CONDITIONAL: {
    'zh-CN': '至少要有一个步骤无条件适用，否则事项可能无人审批。',
    en: 'At least one step must apply to every case, or one might pass without anybody.',
  },
  PROCEDURE_BINDS: {
    'zh-CN': '此事须按“{procedure}”审批，不能直接办理。请发起审批事项。',
    en: 'This goes through the procedure "{procedure}" and can not be done directly. Open a case.',
  },
  CASE_NO_PROCEDURE: {
    'zh-CN': '没有适用于此事的审批程序，可以直接办理。',
    en: 'No procedure binds this, so it can be done directly.',
  },
  CASE_SUBJECT_ONE: {
    'zh-CN': '一个审批事项只办一件事。请只填写一类事项的内容。',
    en: 'A case is about one matter. Fill in the facts of exactly one kind.',
  },
  CASE_PARENT_MISSING: {
    'zh-CN': '请选择新组织的上级；没有上级的组织由系统管理方登记。',
    en: 'Choose the parent of the new organization; one without a parent is registered by those who run the platform.',
  },
  CASE_OPEN_ALREADY: {
    'zh-CN': '同一事项已有正在进行的审批。请查看原事项，或先撤回它。',
    en: 'A case about the same matter is under way. See that one, or withdraw it first.',
  },
  CASE_SETTLED: {
    'zh-CN': '该事项已办结，不能再处理。',
    en: 'This case is settled and can not be acted upon any more.',
  },
  CASE_NOT_ASKED: {
    'zh-CN': '此步骤目前不由您审批：可能已有人答复、已退回或上提，或您的任期已满。请重新载入查看。',
    en: 'This step does not ask you now: somebody answered, it was returned or escalated, or your term is over. Reload to see where it stands.',
  },
  CASE_OWN: {
    'zh-CN': '本人是该事项的候选人或发起人，不能参与审批。',
    en: 'This is your own case, as its candidate or opener; others decide it.',
  },
  CASE_CONFLICTED: {
    'zh-CN': '您已声明回避该事项，不能再参与审批。',
    en: 'You declared a conflict of interest in this case and take no further part in it.',
  },
  CASE_SECOND_FACTOR: {
    'zh-CN': '您的职务要求两步验证。请先完成验证再审批。',
    en: 'Your office requires a second factor. Sign in with it before you answer.',
  },
  CASE_GROUNDS_NEEDED: {
    'zh-CN': '不通过或退回任职审批须从列表中选择理由。',
    en: 'To refuse or return an appointment, choose the grounds from the list.',
  },
  CASE_GROUNDS_ONLY: {
    'zh-CN': '任职审批只记录结果和列表中的理由，不得填写意见或附件。请清空。',
    en: 'The vetting of an appointment keeps the outcome and grounds from the list only. Leave opinion and files empty.',
  },
  CASE_GROUNDS_NONE: {
    'zh-CN': '该事项不使用任职审批的理由列表。请填写意见。',
    en: 'The list of grounds is for appointments. Write an opinion instead.',
  },
  CASE_REASON_NEEDED: {
    'zh-CN': '不通过或退回须说明理由。请填写意见。',
    en: 'To refuse or return a case, say why in the opinion.',
  },
  CASE_RETURN_NOT_NAMED: {
    'zh-CN': '按审批程序，本步骤只能退回到：{targets}。请选择其中之一。',
    en: 'By its chain this step returns a case to {targets} only. Choose one of them.',
  },
  CASE_RETURN_STEP: {
    'zh-CN': '只能退回到更早的适用步骤，或退回发起人（0）。',
    en: 'A case is returned to an earlier step that applies, or to its opener (0).',
  },
  CASE_NOT_RETURNED: {
    'zh-CN': '该事项没有退回给发起人，无需重新提交。',
    en: 'The case does not lie with its opener, so there is nothing to submit again.',
  },
  CASE_REVIEW_TIME: {
    'zh-CN': '只有未通过的任职审批可以申请复核，须在 {days} 天内，且只能申请一次。',
    en: 'A review can be asked for once, within {days} days, of an appointment that was not passed.',
  },
  CASE_MEMBERSHIP: {
    'zh-CN': '只有校级组织可以加入学联，且加入的须是省级或市级学联。请核对所选组织。',
    en: 'Unions of schools join a federation of a province or city. Check the organizations.',
  },
  CASE_PARTNER_GONE: {
    'zh-CN': '事项涉及的组织、职务或人员已不存在或已停止活动。请核对后退回或撤回。',
    en: 'An organization, office or person of the case is gone or no longer active. Check it, then return or withdraw the case.',
  },
  DELEGATION_NOT_HELD: {
    'zh-CN': '您目前不担任该职务，不能委托。',
    en: 'You do not hold this office now, so you can not delegate it.',
  },
  DELEGATION_DELEGATE: {
    'zh-CN': '只能委托给同一组织中现任其他职务的人，不能委托给自己。',
    en: 'Delegate to somebody else who holds an office in the same organization now.',
  },
  DELEGATION_PERIOD: {
    'zh-CN': '委托期须从今天或以后开始、晚于开始日结束，最长 {max} 天，且不超过您的任期（{until}）。',
    en: 'A delegation starts today or later, ends after that, lasts at most {max} days and not beyond your term ({until}).',
  },
  DELEGATION_OVERLAP: {
    'zh-CN': '该职务在这段时间已委托给此人。请修改期间或先撤销。',
    en: 'The office is delegated to this person in that time already. Change the period, or revoke the other one.',
  },
  DELEGATION_REVOKED: {
    'zh-CN': '该委托已撤销。',
    en: 'This delegation was revoked already.',
  },
});

defineConstraintRefusals({
  procedure_name_unique: { code: 'PROCEDURE_NAME_TAKEN', path: ['input', 'name'] },
  procedure_version_draft_unique: { code: 'PROCEDURE_DRAFT_EXISTS', path: null },
  procedure_version_day_unique: { code: 'PROCEDURE_VALID_FROM', path: ['input', 'validFrom'] },
  procedure_case_subject_unique: { code: 'CASE_OPEN_ALREADY', path: ['input'] },
  procedure_step_answer_unique: { code: 'CASE_NOT_ASKED', path: null },
});

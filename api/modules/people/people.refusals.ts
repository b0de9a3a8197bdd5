import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  PERSON_MERGED: {
    'zh-CN': '该人员记录已合并到另一条记录。请使用合并后的记录。',
    en: 'This record was merged into another one. Use the record that carries it on.',
  },
  PERSON_NOT_ACTIVE: {
    'zh-CN': '该人员已毕业离校，不能任职。请核对人员状态。',
    en: 'This person has graduated and can not take office. Check the state of the record.',
  },
  PERSON_CONSENT_MISSING: {
    'zh-CN': '未满 14 周岁人员的信息须先取得监护人同意。请填写同意日期后再登记。',
    en: 'Data of a child under 14 takes the consent of a guardian. Enter the day of the consent first.',
  },
  PERSON_POSSIBLE_DUPLICATE: {
    'zh-CN': '已有 {count} 条疑似同一人的记录。请先核对；确认不是同一人后再勾选“确认不重复”提交。',
    en: '{count} records may be of the same person. Compare them first; confirm that they are different people to go on.',
  },
  PERSON_CODE_TAKEN: {
    'zh-CN': '该外部代码在本组织已属于另一人。请核对代码。',
    en: 'This external code belongs to another person of the organization. Check the code.',
  },
  PERSON_ACCOUNT_TAKEN: {
    'zh-CN': '该账号已属于另一人。请核对账号，或先合并两条人员记录。',
    en: 'This account belongs to another person. Check the account, or merge the two records.',
  },
  PERSON_HAS_ACCOUNT: {
    'zh-CN': '该人员已有账号。如需更换，请先由安全管理员停用原账号。',
    en: 'This person has an account. Let a security administrator end it before giving another one.',
  },
  PERSON_LINK_VOID: {
    'zh-CN': '链接已失效：可能已过期、已使用，或您的档案已变更。请让所在组织的管理员重新发送。',
    en: 'The link is void: it has expired, was used, or your record has changed since. Ask an administrator of your organization for a new one.',
  },
  PERSON_EMAIL_MISSING: {
    'zh-CN': '发送邀请需要电子邮箱。请先填写该人员的邮箱。',
    en: 'An invitation takes an e-mail address. Enter one for this person first.',
  },
  PERSON_IN_OFFICE: {
    'zh-CN': '该人员仍有 {count} 个现任或将任职务。请先结束这些任期。',
    en: 'This person holds or will hold {count} offices. End these terms first.',
  },
  PERSON_MERGE_SELF: {
    'zh-CN': '记录不能与自身合并。请选择另一条记录。',
    en: 'A record can not be merged with itself. Choose another one.',
  },
  PERSON_MERGE_ACCOUNTS: {
    'zh-CN': '两条记录各有账号。请先由安全管理员停用其中一个账号。',
    en: 'Both records have an account. Let a security administrator end one of them first.',
  },
  PERSON_MERGE_OVERLAP: {
    'zh-CN': '两条记录在同一职务上有重叠的任期，无法合并。请先更正任期。',
    en: 'Both records hold the same office at the same time. Correct the terms before merging.',
  },
  PERSON_MERGE_CHANGED: {
    'zh-CN': '合并后相关记录已被修改，不能自动撤销合并。请手工更正。',
    en: 'Records have changed since the merge, so it can not be undone by itself. Correct them by hand.',
  },
  PERSON_NOT_MERGED: {
    'zh-CN': '该记录没有可撤销的合并。',
    en: 'This record has no merge to undo.',
  },
  OFFICE_CLOSED: {
    'zh-CN': '该职务已撤销，不能再修改或任命。',
    en: 'This office is closed. It can not be changed or filled any more.',
  },
  OFFICE_DAY_ORDER: {
    'zh-CN': '日期须晚于职务设立日（{from}）。请修改日期。',
    en: 'The day must be after the office was set up ({from}). Change the day.',
  },
  OFFICE_NAME_TAKEN: {
    'zh-CN': '本组织同一部门已有同名职务。请改用其他名称，或增加该职务的职数。',
    en: 'The organization has an office of this name in this unit. Use another name, or raise the number of seats.',
  },
  OFFICE_CODE_TAKEN: {
    'zh-CN': '该外部代码在本组织已属于另一职务。请核对代码。',
    en: 'This external code belongs to another office of the organization. Check the code.',
  },
  OFFICE_TITLE_NOT_ALLOWED: {
    'zh-CN': '规则包不允许设“{title}”这一职务名称。允许的有：{allowed}。',
    en: 'The rule pack does not allow the title "{title}". Allowed are: {allowed}.',
  },
  OFFICE_BODY_TITLE: {
    'zh-CN': '规则包规定主席团职务为：{titles}。请更正职务名称或所属机构。',
    en: 'By the rule pack the presidium consists of: {titles}. Correct the title or the body.',
  },
  OFFICE_PERMISSION_UNKNOWN: {
    'zh-CN': '没有名为“{permission}”的权限。请从权限目录中选择。',
    en: 'There is no permission "{permission}". Choose from the catalogue.',
  },
  OFFICE_PERMISSION_SYSTEM: {
    'zh-CN': '“{permission}”只属于系统管理角色，不能授予职务。请去掉它。',
    en: '"{permission}" belongs to an administrator role and can not be given to an office. Leave it out.',
  },
  OFFICE_PERMISSION_BEYOND: {
    'zh-CN': '您不能授予自己在此组织没有的权限：{permissions}。请去掉它们，或请上级设置。',
    en: 'You can not give what you do not hold over this organization: {permissions}. Leave it out, or ask the level above.',
  },
  OFFICE_SECOND_FACTOR: {
    'zh-CN': '规则包要求此职务使用两步验证，不能取消。',
    en: 'The rule pack requires a second factor for this office. It can not be waived.',
  },
  OFFICE_SEATS_TAKEN: {
    'zh-CN': '{on} 起有 {count} 人任职，职数不能少于这个数。请先结束多出的任期。',
    en: '{count} people hold the office on {on}. It can not have fewer seats; end the surplus terms first.',
  },
  OFFICE_IN_USE: {
    'zh-CN': '该职务已有任期，不能改变所属机构类型或轮值方式。请另设职务。',
    en: 'The office has terms, so its body and its way of filling can not change. Set up another office.',
  },
  TERM_OVER: {
    'zh-CN': '该任期已结束，不能再修改。',
    en: 'This term is over and can not be changed any more.',
  },
  TERM_PERIOD: {
    'zh-CN': '任期结束日必须晚于开始日。请修改日期。',
    en: 'A term must end after it starts. Change the days.',
  },
  TERM_END_DAY: {
    'zh-CN': '结束日须在任期之内（{from} 至 {until}）。请修改日期。',
    en: 'The end must lie within the term ({from} to {until}). Change the day.',
  },
  TERM_TOO_LONG: {
    'zh-CN': '任期超过规则上限 {max} 天，最晚应于 {until} 结束。',
    en: 'The term is longer than the {max} days that the rules allow. It must end by {until}.',
  },
  TERM_SEATS_FULL: {
    'zh-CN': '{on} 起该职务 {seats} 个职数已满。请调整任期，或先结束一个任期。',
    en: 'All {seats} seats of the office are taken on {on}. Change the days, or end a term first.',
  },
  TERM_PRESIDIUM_FULL: {
    'zh-CN': '{on} 起主席团将超过 {max} 人的上限。请调整任期，或先结束一个任期。',
    en: 'The presidium would exceed {max} members on {on}. Change the days, or end a term first.',
  },
  TERM_STAFF_FULL: {
    'zh-CN': '{on} 起工作人员将超过 {max} 人的上限。如学生多或校区多，可先申报例外。',
    en: 'The staff would exceed {max} people on {on}. A large or divided school may declare an exception first.',
  },
  TERM_OVERLAP: {
    'zh-CN': '此人在这段时间已担任该职务。请调整任期。',
    en: 'This person already holds the office in that time. Change the days.',
  },
  TERM_CONFLICT: {
    'zh-CN': '此人同期担任“{organization}”的“{office}”，规则不允许兼任。请先结束其中一个任期。',
    en: 'This person is "{office}" of "{organization}" at the same time, which the rules forbid. End one of the terms first.',
  },
  TERM_CROSS_UNDECLARED: {
    'zh-CN': '此人同期担任“{organization}”的“{office}”，属交叉任职，须填写交叉任职说明。',
    en: 'This person is "{office}" of "{organization}" at the same time: a cross-appointment. State the reason for it.',
  },
  TERM_NOT_ELIGIBLE: {
    'zh-CN': '此人不符合任职条件：{conditions}。',
    en: 'This person does not meet the conditions of the office: {conditions}.',
  },
  TERM_OFFICE_PERIOD: {
    'zh-CN': '任期超出了职务的存续期（{from} 至 {until}）。请调整任期。',
    en: 'The term reaches beyond the time of the office ({from} to {until}). Change the days.',
  },
  OFFICE_ORGANIZATION_INACTIVE: {
    'zh-CN': '该组织已停止活动，不能设职务或任命。请先恢复组织。',
    en: 'The organization is not active, so it can have no new offices or holders. Resume it first.',
  },
  TERM_BY_ROTATION: {
    'zh-CN': '轮值职务只能通过轮值安排产生。请使用轮值日历。',
    en: 'A rotating office is filled by its calendar only. Plan the rotation instead.',
  },
  ROTATION_NOT_ROTATING: {
    'zh-CN': '该职务不是轮值职务。请选择轮值职务。',
    en: 'This office does not rotate. Choose one that does.',
  },
  ROTATION_NO_MEMBER: {
    'zh-CN': '{from} 至 {until} 没有任期覆盖整段轮值的主席团成员。请缩短轮值或调整期间。',
    en: 'No member of the presidium is in office throughout {from} to {until}. Plan shorter turns or another period.',
  },
  ROTATION_NOT_MEMBER: {
    'zh-CN': '名单中有人不是该组织主席团成员。请核对名单。',
    en: 'Someone on the list is no member of the presidium. Check the list.',
  },
  ROTATION_TURN_BEGUN: {
    'zh-CN': '已开始或已结束的轮值不能调换。请选择尚未开始的轮值。',
    en: 'A turn that has begun or ended can not be swapped. Choose turns that are still to come.',
  },
  ROTATION_SWAP_UNCOVERED: {
    'zh-CN': '调换后有人的主席团任期不能覆盖其轮值。请选择其他轮值。',
    en: 'After the swap someone would lead beyond their own term in the presidium. Choose another turn.',
  },
  ROTATION_TOO_MANY: {
    'zh-CN': '一次最多安排 {max} 轮，且每轮至少一天。请调整轮数或期间。',
    en: 'A plan has at most {max} turns of at least one day. Change the number of turns or the period.',
  },
  HANDOVER_ACKNOWLEDGED: {
    'zh-CN': '该交接包已确认接收，不能再修改。',
    en: 'This handover has been acknowledged and can not be changed any more.',
  },
});

defineConstraintRefusals({
  person_external_code_unique: { code: 'PERSON_CODE_TAKEN', path: ['input', 'externalCode'] },
  person_account_unique: { code: 'PERSON_ACCOUNT_TAKEN', path: ['input', 'accountId'] },
  person_consent_check: { code: 'PERSON_CONSENT_MISSING', path: ['input', 'guardianConsentOn'] },
  office_name_unique: { code: 'OFFICE_NAME_TAKEN', path: ['input', 'name'] },
  office_external_code_unique: { code: 'OFFICE_CODE_TAKEN', path: ['input', 'externalCode'] },
});

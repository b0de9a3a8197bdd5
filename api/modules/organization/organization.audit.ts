import { defineAuditWords, type AuditFieldWords } from '../../kernel/audit-words.ts';
import type { Locale } from '../../kernel/locale.ts';
import { RULE_PARAMETERS } from './rule-parameters.ts';

const status = (zh: string, en: string): AuditFieldWords => ({
  label: { 'zh-CN': zh, en },
  kind: 'ENUM',
  enumName: 'OrganizationStatus',
});

const LINKS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  GUIDED_BY: { 'zh-CN': '指导单位', en: 'Guided by' },
  AFFILIATED_WITH: { 'zh-CN': '联系单位', en: 'Affiliated with' },
};

/** `KIND` or `KIND: name` of an edge beside the tree. */
const linkWords = (text: string, locale: Locale): string => {
  const [, kind = '', rest = ''] = /^(\w+)((?:: .*)?)$/su.exec(text) ?? [];
  return LINKS[kind] ? `${LINKS[kind][locale]}${rest}` : text;
};

const parameters = Object.fromEntries(
  Object.entries(RULE_PARAMETERS).map(([key, { label }]): [string, AuditFieldWords] => [key, { label }]),
);

defineAuditWords({
  actions: {
    'organization.create': { 'zh-CN': '设立组织', en: 'Set up an organization' },
    'organization.update': { 'zh-CN': '修改组织信息', en: 'Edit an organization' },
    'organization.rename': { 'zh-CN': '组织更名', en: 'Rename an organization' },
    'organization.move': { 'zh-CN': '调整隶属关系', en: 'Move an organization' },
    'organization.merge': { 'zh-CN': '合并组织', en: 'Merge organizations' },
    'organization.split': { 'zh-CN': '拆分组织', en: 'Split an organization' },
    'organization.suspend': { 'zh-CN': '暂停组织', en: 'Suspend an organization' },
    'organization.resume': { 'zh-CN': '恢复组织活动', en: 'Resume an organization' },
    'organization.archive': { 'zh-CN': '归档组织', en: 'Archive an organization' },
    'organization.restore': { 'zh-CN': '恢复已归档组织', en: 'Restore an organization' },
    'organization.link': { 'zh-CN': '变更指导或联系关系', en: 'Change a relation beside the tree' },
    'organization.plan': { 'zh-CN': '计划组织变更', en: 'Plan a change of an organization' },
    'organization.planReschedule': { 'zh-CN': '组织变更计划改期', en: 'Reschedule a planned change' },
    'organization.planCancel': { 'zh-CN': '取消组织变更计划', en: 'Cancel a planned change' },
    'organization.planCarryOut': { 'zh-CN': '组织变更计划到期生效', en: 'Planned change carried out on its day' },
    'organization.planFail': { 'zh-CN': '组织变更计划到期未能生效', en: 'Planned change failed on its day' },
    'rulePack.draft': { 'zh-CN': '起草规则新版本', en: 'Draft a rule pack' },
    'rulePack.parameterSet': { 'zh-CN': '设定规则参数', en: 'Set a rule parameter' },
    'rulePack.publish': { 'zh-CN': '发布规则', en: 'Publish a rule pack' },
    'ruleException.declare': { 'zh-CN': '申报规则例外', en: 'Declare a rule exception' },
    'ruleException.confirm': { 'zh-CN': '确认规则例外', en: 'Confirm a rule exception' },
    'ruleException.reject': { 'zh-CN': '驳回规则例外', en: 'Reject a rule exception' },
  },
  subjects: {
    Organization: { label: { 'zh-CN': '组织', en: 'Organization' }, prefix: 'org' },
    PlannedChange: { label: { 'zh-CN': '计划中的组织变更', en: 'Planned change' }, prefix: 'pch' },
    RulePack: { label: { 'zh-CN': '规则包', en: 'Rule pack' }, prefix: 'rule' },
    RuleException: { label: { 'zh-CN': '规则例外', en: 'Rule exception' }, prefix: 'rex' },
  },
  fields: {
    created: { label: { 'zh-CN': '名称', en: 'Name' } },
    renamed: { label: { 'zh-CN': '名称', en: 'Name' } },
    moved: { label: { 'zh-CN': '上级组织', en: 'Organization above' } },
    merged: { label: { 'zh-CN': '并入', en: 'Merged into' } },
    split: { label: { 'zh-CN': '拆分自', en: 'Split from' } },
    updated: { label: { 'zh-CN': '关系', en: 'Relation' }, words: linkWords },
    suspended: status('组织状态', 'State'),
    resumed: status('组织状态', 'State'),
    archived: status('组织状态', 'State'),
    restored: status('组织状态', 'State'),
    plan: { label: { 'zh-CN': '变更计划', en: 'Planned change' }, kind: 'REFERENCE', prefix: 'pch' },
    planAction: { label: { 'zh-CN': '计划的变更', en: 'Change planned' }, kind: 'ENUM', enumName: 'PlannedAction' },
    planStatus: {
      label: { 'zh-CN': '计划状态', en: 'State of the plan' },
      kind: 'ENUM',
      enumName: 'PlannedChangeStatus',
    },
    plannedBy: { label: { 'zh-CN': '计划人', en: 'Planned by' }, kind: 'REFERENCE', prefix: 'acc' },
    effectiveOn: { label: { 'zh-CN': '生效日期', en: 'Takes effect on' }, kind: 'DAY' },
    planFailure: { label: { 'zh-CN': '未能生效的原因', en: 'Reason of the failure' } },
    shortName: { label: { 'zh-CN': '简称', en: 'Short name' } },
    nameEn: { label: { 'zh-CN': '英文名称', en: 'Name in English' } },
    clubType: { label: { 'zh-CN': '社团类型', en: 'Type of club' }, kind: 'ENUM', enumName: 'ClubType' },
    hostCountry: { label: { 'zh-CN': '所在国家', en: 'Host country' } },
    foundedOn: { label: { 'zh-CN': '成立日期', en: 'Founded on' }, kind: 'DAY' },
    institutionId: { label: { 'zh-CN': '学校', en: 'School' }, kind: 'REFERENCE', prefix: 'ins' },
    organizationId: { label: { 'zh-CN': '所属组织', en: 'Organization' }, kind: 'REFERENCE', prefix: 'org' },
    parentId: { label: { 'zh-CN': '上级组织', en: 'Organization above' }, kind: 'REFERENCE', prefix: 'org' },
    validFrom: { label: { 'zh-CN': '生效日期', en: 'In force from' }, kind: 'DAY' },
    validUntil: { label: { 'zh-CN': '截止日期', en: 'In force until' }, kind: 'DAY' },
    'RulePack.status': { label: { 'zh-CN': '版本状态', en: 'State' }, kind: 'ENUM', enumName: 'RulePackStatus' },
    'RuleException.status': {
      label: { 'zh-CN': '例外状态', en: 'State' },
      kind: 'ENUM',
      enumName: 'RuleExceptionStatus',
    },
    ...parameters,
  },
});

import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  ORGANIZATION_PARENT_LEVEL: {
    'zh-CN': '{child} 不能设在 {parent} 之下。请选择符合层级规则的上级。',
    en: 'A {child} can not stand below a {parent}. Choose a parent that the rules of the hierarchy allow.',
  },
  ORGANIZATION_PARENT_REQUIRED: {
    'zh-CN': '请选择上级组织；只有全国组织和海外留学生组织没有上级。',
    en: 'Choose a parent; only national organizations and overseas associations have none.',
  },
  ORGANIZATION_PARENT_INACTIVE: {
    'zh-CN': '上级组织已停止活动，不能接收下级。请选择正常的上级。',
    en: 'The parent is not active and can not take units. Choose an active one.',
  },
  ORGANIZATION_KIND_LEVEL: {
    'zh-CN': '{kind} 不能处于 {level} 层级。请更正类别或层级。',
    en: 'A {kind} can not stand at level {level}. Correct the kind or the level.',
  },
  ORGANIZATION_NAME_TAKEN: {
    'zh-CN': '同一上级之下已有同名的正常组织。请改用其他名称。',
    en: 'An active organization with this name already stands below the same parent. Use another name.',
  },
  ORGANIZATION_CODE_TAKEN: {
    'zh-CN': '该外部代码在本省同一层级已属于另一个组织。请核对代码，或先更正另一组织的代码。',
    en: 'This external code belongs to another organization of the same level in the province. Check the code, or correct that of the other one first.',
  },
  ORGANIZATION_DIVISION_UNKNOWN: {
    'zh-CN': '没有行政区划代码 {code}。请按名称在行政区划表中查找后选用。',
    en: 'There is no division code {code}. Find the division by its name in the table of divisions and use its code.',
  },
  ORGANIZATION_DIVISION_ENDED: {
    'zh-CN': '行政区划代码 {code}（{name}）已停用，现为 {successors}。请改用现行代码。',
    en: 'Division code {code} ({name}) is no longer in force; it is {successors} now. Use a code in force.',
  },
  ORGANIZATION_DIVISION_LAPSED: {
    'zh-CN': '行政区划代码 {code}（{name}）已停用，且没有承接的代码。请选用现行的行政区划。',
    en: 'Division code {code} ({name}) is no longer in force and none took its place. Choose a division in force.',
  },
  ORGANIZATION_CYCLE: {
    'zh-CN': '组织不能移到自己或自己的下级之下。请选择其他上级。',
    en: 'An organization can not move below itself or one of its own units. Choose another parent.',
  },
  ORGANIZATION_DAY_ORDER: {
    'zh-CN': '生效日期不能早于上一次变更（{after}），也不能晚于办理当日（{today}）。请改用其间的日期。',
    en: 'The effect date can not be before the last change ({after}) nor after the day on which it is carried out ({today}). Choose a day in between.',
  },
  PLANNED_CHANGE_STATE: {
    'zh-CN': '该计划已执行或已取消，不能再改。',
    en: 'This plan was carried out or cancelled already and can not be changed any more.',
  },
  PLANNED_CHANGE_DAY: {
    'zh-CN': '计划的生效日期须在明天到 {last} 之间。今天或以前生效的变更请直接办理。',
    en: 'A planned change takes effect between tomorrow and {last}. Carry out a change for today or earlier directly.',
  },
  PLANNED_CHANGE_TAKEN: {
    'zh-CN': '同一组织同一天已有同类计划。请先取消或改期原计划，或另选日期。',
    en: 'The same kind of change is planned for this organization on this day already. Cancel or reschedule that plan, or choose another day.',
  },
  PLANNED_CHANGE_PARTNER: {
    'zh-CN': '变更涉及的另一个组织或关系已不存在或已停止活动。请核对后改期，或取消计划。',
    en: 'Another organization or relation that the change needs is gone or no longer active. Check it and set another day, or cancel the plan.',
  },
  ORGANIZATION_NOT_ACTIVE: {
    'zh-CN': '该组织当前状态不允许此操作。请先恢复它。',
    en: 'The state of the organization does not allow this. Resume or restore it first.',
  },
  ORGANIZATION_CHILDREN_LEFT: {
    'zh-CN': '仍有 {count} 个正常的下级组织。请先移走、合并或归档它们。',
    en: '{count} active units are still below. Move, merge or archive them first.',
  },
  ORGANIZATION_MERGE_SELF: {
    'zh-CN': '组织不能并入自己，也不能并入自己的下级。',
    en: 'An organization can not be merged into itself or into one of its own units.',
  },
  ORGANIZATION_MERGE_LEVEL: {
    'zh-CN': '只能合并同一层级的组织。',
    en: 'Only organizations of one level can be merged.',
  },
  ORGANIZATION_SPLIT_CHILDREN: {
    'zh-CN': '拆分时必须为每个正常的下级组织指定去向。还有 {count} 个未指定。',
    en: 'A split must place every active unit. {count} have no place yet.',
  },
  ORGANIZATION_NOT_PERMITTED: {
    'zh-CN': '对象不存在，或您无权对其执行此操作。',
    en: 'There is no such organization, or you may not do this to it.',
  },
  ORGANIZATION_LINK_SELF: {
    'zh-CN': '组织不能与自己建立关系。',
    en: 'An organization can not be linked to itself.',
  },
  ORGANIZATION_LINK_KIND: {
    'zh-CN': '指导方必须是团委；联系关系只用于海外留学生组织。',
    en: 'Only a league committee guides; only overseas associations are affiliated.',
  },
  ORGANIZATION_LINK_TAKEN: {
    'zh-CN': '该关系已存在。',
    en: 'This relation exists already.',
  },
  RULE_LIMIT_REACHED: {
    'zh-CN': '已达到“{rule}”的上限 {max}（{source}）。',
    en: 'The limit of "{rule}" is reached: {max} ({source}).',
  },
  RULE_VALUE_RANGE: {
    'zh-CN': '“{rule}”必须在 {floor} 到 {ceiling} 之间。',
    en: '"{rule}" must be between {floor} and {ceiling}.',
  },
  RULE_VALUE_MISSING: {
    'zh-CN': '请填写“{rule}”的取值。',
    en: 'State a value for "{rule}".',
  },
  RULE_OWN_RANGE: {
    'zh-CN': '“{rule}”的取值须在下限和上限之间，且下限不大于上限。',
    en: 'The value of "{rule}" must lie between its smallest and largest, and the smallest can not be above the largest.',
  },
  RULE_CHARTER_RANGE: {
    'zh-CN': '章程可调范围由通用规则设定，章程不能自行设定。请留空。',
    en: 'The range for charters is set by the general rules; a charter can not set it. Leave it empty.',
  },
  RULE_LIST_BEYOND: {
    'zh-CN': '章程只能收紧“{rule}”，不能增加：{values}。可选：{allowed}。',
    en: 'A charter can only tighten "{rule}" and can not add {values}. Choose from {allowed}.',
  },
  RULE_LIST_MISSING: {
    'zh-CN': '章程只能收紧“{rule}”，不能去掉：{values}。请保留后再补充。',
    en: 'A charter can only tighten "{rule}" and can not leave out {values}. Keep them and add yours.',
  },
  RULE_PACK_STATE: {
    'zh-CN': '只有草稿可以修改。请先建立新版本。',
    en: 'Only drafts can be changed. Make a new version first.',
  },
  RULE_PACK_OVERLAP: {
    'zh-CN': '同一适用范围在该时期已有生效版本，新版本须从其后开始。',
    en: 'A version for the same scope is already in force then. Let the new one start later.',
  },
  RULE_PARAMETER_UNKNOWN: {
    'zh-CN': '没有名为“{key}”的规则参数。',
    en: 'There is no rule parameter "{key}".',
  },
  RULE_EXCEPTION_OPEN: {
    'zh-CN': '该项例外已申报，正等待上级确认。请先等待结果。',
    en: 'This exception is declared already and waits for the level above. Wait for its decision.',
  },
  RULE_EXCEPTION_STATE: {
    'zh-CN': '该例外申报已处理过。',
    en: 'This exception has been decided already.',
  },
});

defineConstraintRefusals({
  organization_sibling_name_unique: { code: 'ORGANIZATION_NAME_TAKEN', path: ['input', 'name'] },
  organization_external_code_unique: { code: 'ORGANIZATION_CODE_TAKEN', path: ['input', 'externalCode'] },
  organization_link_current_unique: { code: 'ORGANIZATION_LINK_TAKEN', path: ['input', 'toId'] },
  planned_change_same_day_unique: { code: 'PLANNED_CHANGE_TAKEN', path: ['input', 'effectiveOn'] },
  rule_pack_version_unique: { code: 'RULE_PACK_OVERLAP', path: ['input', 'validFrom'] },
});

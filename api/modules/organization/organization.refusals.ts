import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  ORGANIZATION_PARENT_LEVEL: {
    'zh-CN': '“{child}”不能设在“{parent}”之下。请选择符合层级规则的上级。',
    en: 'A {child} can not stand below a {parent}. Choose a parent that the rules of the hierarchy allow.',
  },
  ORGANIZATION_PARENT_REQUIRED: {
    'zh-CN': '请选择上级组织；只有全国组织和海外留学生组织没有上级。',
    en: 'Choose a parent; only national organizations and overseas associations have none.',
  },
  ORGANIZATION_PARENT_NONE: {
    'zh-CN': '全国组织和海外留学生组织没有上级。请清空上级。',
    en: 'National organizations and overseas associations have no parent. Leave the parent empty.',
  },
  ORGANIZATION_PARENT_INACTIVE: {
    'zh-CN': '上级组织已停止活动，不能接收下级。请选择正常的上级。',
    en: 'The parent is not active and can not take units. Choose an active one.',
  },
  ORGANIZATION_PARENT_SAME: {
    'zh-CN': '该组织已在此上级之下。请选择其他上级。',
    en: 'The organization stands below this parent already. Choose another one.',
  },
  ORGANIZATION_KIND_LEVEL: {
    'zh-CN': '“{kind}”不能处于{level}层级。请更正类别或层级。',
    en: 'A {kind} can not stand at {level} level. Correct the kind or the level.',
  },
  ORGANIZATION_FACT_OF_OTHER_KIND: {
    'zh-CN': '社团类型只用于学生社团，所在国只用于海外留学生组织。请清空该字段。',
    en: 'Only clubs have a club type and only overseas associations a host country. Leave the field empty.',
  },
  ORGANIZATION_NAME_EMPTY: {
    'zh-CN': '名称不能为空白。',
    en: 'The name can not be blank.',
  },
  ORGANIZATION_NAME_TAKEN: {
    'zh-CN': '同一上级之下已有同名的正常组织。请改用其他名称。',
    en: 'An active organization with this name already stands below the same parent. Use another name.',
  },
  ORGANIZATION_CODE_TAKEN: {
    'zh-CN': '该外部代码已属于本省另一个组织。请核对代码。',
    en: 'This external code belongs to another organization of the province. Check the code.',
  },
  ORGANIZATION_DIVISION_UNKNOWN: {
    'zh-CN': '行政区划代码“{code}”不存在。请从列表中选择。',
    en: 'There is no division with code "{code}". Choose one from the list.',
  },
  ORGANIZATION_CYCLE: {
    'zh-CN': '组织不能移到自己或自己的下级之下。请选择其他上级。',
    en: 'An organization can not move below itself or one of its own units. Choose another parent.',
  },
  ORGANIZATION_DAY_ORDER: {
    'zh-CN': '生效日期须在 {after} 至 {today} 之间：不能早于上一次变更，也不能晚于今天。',
    en: 'The effect date must lie between {after} and {today}: not before the last change and not after today.',
  },
  ORGANIZATION_FOUNDED_LATER: {
    'zh-CN': '成立日期不能晚于 {latest}。',
    en: 'The day of founding can not be after {latest}.',
  },
  ORGANIZATION_NOT_ACTIVE: {
    'zh-CN': '“{name}”的当前状态（{status}）不允许此操作。请先恢复它。',
    en: 'The state of "{name}" ({status}) does not allow this. Resume or restore it first.',
  },
  ORGANIZATION_TOP: {
    'zh-CN': '没有上级的组织不能移动。',
    en: 'An organization without a parent can not be moved.',
  },
  ORGANIZATION_CHILDREN_LEFT: {
    'zh-CN': '“{name}”仍有 {count} 个正常或暂停的下级组织。请先移走、合并或归档它们。',
    en: '"{name}" still has {count} active or suspended units. Move, merge or archive them first.',
  },
  ORGANIZATION_MERGE_SELF: {
    'zh-CN': '组织不能并入自己，也不能与自己的下级合并。',
    en: 'An organization can not be merged with itself or with one of its own units.',
  },
  ORGANIZATION_MERGE_KIND: {
    'zh-CN': '只能合并同一层级、同一类别的组织。',
    en: 'Only organizations of one level and one kind can be merged.',
  },
  ORGANIZATION_SPLIT_CHILDREN: {
    'zh-CN': '拆分时须为每个正常或暂停的下级组织指定一个去向。未指定：{count} 个。',
    en: 'A split must place every active or suspended unit. Without a place: {count}.',
  },
  ORGANIZATION_SPLIT_CHILD_UNKNOWN: {
    'zh-CN': '指定的下级组织不在该组织之下，或被指定了两次。',
    en: 'A unit that was placed does not stand below the organization, or was placed twice.',
  },
  ORGANIZATION_LINK_SELF: {
    'zh-CN': '组织不能与自己建立关系。',
    en: 'An organization can not be linked to itself.',
  },
  ORGANIZATION_LINK_KIND: {
    'zh-CN': '指导方须是同级团委，团委自身与海外组织不受指导；联系关系只在海外留学生组织与学联之间。',
    en: 'Only a league committee of the same level guides, and neither league committees nor overseas associations are guided; only overseas associations are affiliated, with a federation.',
  },
  ORGANIZATION_LINK_TAKEN: {
    'zh-CN': '该组织已有这一关系。请先结束原有关系。',
    en: 'The organization has this relation already. End the present one first.',
  },
  ORGANIZATION_LINK_ENDED: {
    'zh-CN': '该关系已结束。',
    en: 'This relation has ended already.',
  },
  ORGANIZATION_NOT_PERMITTED: {
    'zh-CN': '对象不存在，或您无权对其执行此操作。',
    en: 'There is no such organization, or you may not do this to it.',
  },
  RULE_LIMIT_REACHED: {
    'zh-CN': '已达到“{rule}”的上限 {max}（{source}）。',
    en: 'The limit of "{rule}" is reached: {max} ({source}).',
  },
  RULE_VALUE_RANGE: {
    'zh-CN': '“{rule}”须在 {floor} 到 {ceiling} 之间。',
    en: '"{rule}" must be between {floor} and {ceiling}.',
  },
  RULE_VALUE_FORM: {
    'zh-CN': '“{rule}”须填写{form}。',
    en: '"{rule}" takes {form}.',
  },
  RULE_PACK_STATE: {
    'zh-CN': '只有草稿可以修改。请先建立新版本。',
    en: 'Only drafts can be changed. Make a new version first.',
  },
  RULE_PACK_EMPTY: {
    'zh-CN': '规则包没有任何参数。请先填写参数再发布。',
    en: 'The rule pack has no parameter. Set one before you publish it.',
  },
  RULE_PACK_PAST: {
    'zh-CN': '规则不能追溯生效。请将生效日期改为今天（{today}）或以后。',
    en: 'Rules can not take effect in the past. Set the first day to today ({today}) or later.',
  },
  RULE_PACK_OVERLAP: {
    'zh-CN': '同一适用范围在该时期已有生效版本，新版本须从其后开始。',
    en: 'A version for the same scope is already in force then. Let the new one start later.',
  },
  RULE_PARAMETER_UNKNOWN: {
    'zh-CN': '没有可用于此处的规则参数“{key}”。',
    en: 'There is no rule parameter "{key}" that applies here.',
  },
  RULE_EXCEPTION_STATE: {
    'zh-CN': '该例外申报已处理过。',
    en: 'This exception has been decided already.',
  },
  RULE_EXCEPTION_PENDING: {
    'zh-CN': '该参数已有一项待确认的例外申报。请等待上级处理。',
    en: 'An exception for this parameter is waiting for its decision. Wait for the level above.',
  },
  RULE_EXCEPTION_OWN: {
    'zh-CN': '申报人不能确认自己的申报。请由上级的其他负责人处理。',
    en: 'Whoever declared an exception can not decide it. Let someone else of the level above do it.',
  },
});

defineConstraintRefusals({
  organization_sibling_name_unique: { code: 'ORGANIZATION_NAME_TAKEN', path: ['input', 'name'] },
  organization_external_code_unique: { code: 'ORGANIZATION_CODE_TAKEN', path: ['input', 'externalCode'] },
  organization_link_current_unique: { code: 'ORGANIZATION_LINK_TAKEN', path: ['input', 'toId'] },
  organization_link_guide_unique: { code: 'ORGANIZATION_LINK_TAKEN', path: ['input', 'toId'] },
  rule_pack_version_unique: { code: 'RULE_PACK_OVERLAP', path: ['input', 'validFrom'] },
  rule_pack_open_unique: { code: 'RULE_PACK_OVERLAP', path: ['input', 'validFrom'] },
  rule_exception_declared_unique: { code: 'RULE_EXCEPTION_PENDING', path: ['input', 'key'] },
});

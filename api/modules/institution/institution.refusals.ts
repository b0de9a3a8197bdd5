import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  INSTITUTION_CODE_TAKEN: {
    'zh-CN': '该学校标识码已属于另一所学校。请核对代码，或先在那所学校结束该代码。',
    en: 'This school code belongs to another institution. Check the code, or end it there first.',
  },
  INSTITUTION_CODE_FORM: {
    'zh-CN': '学校标识码应为 10 位数字。',
    en: 'A school code has 10 digits.',
  },
  DIVISION_UNKNOWN: {
    'zh-CN': '行政区划代码“{code}”不存在。请从列表中选择。',
    en: 'There is no division with code "{code}". Choose one from the list.',
  },
  INSTITUTION_CLOSED: {
    'zh-CN': '该学校已停办，不能再修改。',
    en: 'This institution is closed and can not be changed any more.',
  },
  INSTITUTION_SUCCESSOR_SELF: {
    'zh-CN': '学校不能是自己的后继。请选择另一所学校。',
    en: 'An institution can not succeed itself. Choose another one.',
  },
  INSTITUTION_DAY_ORDER: {
    'zh-CN': '生效日期不能早于上一次变更（{after}），也不能晚于今天。',
    en: 'The effect date can not be before the last change ({after}) nor after today.',
  },
  INSTITUTION_UNIT_TAKEN: {
    'zh-CN': '该学校已有同类同名的单位。',
    en: 'The institution already has a unit of this kind and name.',
  },
});

defineConstraintRefusals({
  institution_code_current_unique: { code: 'INSTITUTION_CODE_TAKEN', path: ['input', 'code'] },
  institution_unit_name_unique: { code: 'INSTITUTION_UNIT_TAKEN', path: ['input', 'name'] },
});

type Words = Readonly<Record<'zh-CN' | 'en', string>>;

/** What is wrong with a form, by place: `{place}` names the field, and in answers the row and column too. */
export const SPEC_PROBLEMS = {
  FORM_SHAPE: {
    'zh-CN': '{place}：此处应为{expected}。请修改后再保存。',
    en: '{place}: {expected} is expected here. Correct it and save again.',
  },
  FORM_PROPERTY_UNKNOWN: {
    'zh-CN': '{place}：没有名为“{property}”的属性。请删除它。',
    en: '{place}: there is no property "{property}". Remove it.',
  },
  FORM_PROPERTY_MISPLACED: {
    'zh-CN': '{place}：{kind}没有“{property}”这项设置。请清空它，或改用其他类型。',
    en: '{place}: a field of kind {kind} has no "{property}". Clear it or choose another kind.',
  },
  FORM_PROPERTY_INVALID: {
    'zh-CN': '{place}：“{property}”须为 {min} 到 {max} 之间的整数。请修改。',
    en: '{place}: "{property}" must be a whole number from {min} to {max}. Change it.',
  },
  FORM_EMPTY: {
    'zh-CN': '表单还没有字段。请至少添加一个。',
    en: 'The form has no field yet. Add at least one.',
  },
  FORM_TOO_MANY: {
    'zh-CN': '{place}：{property}最多 {max} 个。请删减。',
    en: '{place}: there can be at most {max} of "{property}". Remove some.',
  },
  FORM_TOO_LARGE: {
    'zh-CN': '表单过大（最多 {max} 字节）。请减少字段或缩短说明。',
    en: 'The form is too large (at most {max} bytes). Use fewer fields or shorter help.',
  },
  FORM_KEY_INVALID: {
    'zh-CN':
      '{place}：标识“{key}”不可用。请以小写英文字母开头，只用字母、数字和下划线，最多 {max} 个字符，且不用系统保留字。',
    en: '{place}: the key "{key}" can not be used. Begin with a small letter, use letters, digits and underscores only, at most {max} of them, and no reserved word.',
  },
  FORM_KEY_TWICE: {
    'zh-CN': '{place}：标识“{key}”已被使用。请换一个。',
    en: '{place}: the key "{key}" is taken. Choose another.',
  },
  FORM_TEXT_MISSING: {
    'zh-CN': '{place}：“{property}”不能为空。请填写。',
    en: '{place}: "{property}" must not be empty. Fill it in.',
  },
  FORM_TEXT_LONG: {
    'zh-CN': '{place}：“{property}”最多 {max} 个字符。请缩短。',
    en: '{place}: "{property}" has at most {max} characters. Shorten it.',
  },
  FORM_KIND_UNKNOWN: {
    'zh-CN': '{place}：没有类型“{kind}”。请从列表中选择。',
    en: '{place}: there is no kind "{kind}". Choose one of the list.',
  },
  FORM_BOUND_INVALID: {
    'zh-CN': '{place}：“{property}”与该类型不符（数值写数字，金额写以分为单位的整数，日期写 年-月-日）。请修改。',
    en: '{place}: "{property}" does not fit the kind (a number, whole fen for money, YYYY-MM-DD for a date). Correct it.',
  },
  FORM_RANGE: {
    'zh-CN': '{place}：下限大于上限。请修改其中之一。',
    en: '{place}: the least is more than the most. Change one of them.',
  },
  FORM_OPTIONS_MISSING: {
    'zh-CN': '{place}：请至少添加一个选项。',
    en: '{place}: add at least one option.',
  },
  FORM_COLUMNS_MISSING: {
    'zh-CN': '{place}：请至少为表格添加一列。',
    en: '{place}: add at least one column to the table.',
  },
  FORM_EXPRESSION_EMPTY: {
    'zh-CN': '{place}：请填写算式。',
    en: '{place}: write the expression.',
  },
  FORM_EXPRESSION_LONG: {
    'zh-CN': '{place}：算式过长（最多 {max} 个字符）。请拆成几个计算字段。',
    en: '{place}: the expression is too long (at most {max} characters). Split it into several computed fields.',
  },
  FORM_EXPRESSION_SYNTAX: {
    'zh-CN':
      '{place}：算式第 {at} 个字符处（“{found}”）无法理解。可用数字、字段标识、表格.列、+ - * / ( )、min、max、round、count。',
    en: '{place}: the expression can not be read at character {at} ("{found}"). Use numbers, field keys, table.column, + - * / ( ), min, max, round and count.',
  },
  FORM_EXPRESSION_DEPTH: {
    'zh-CN': '{place}：算式括号嵌套过深（第 {at} 个字符处）。请拆成几个计算字段。',
    en: '{place}: the expression is nested too deeply (at character {at}). Split it into several computed fields.',
  },
  FORM_EXPRESSION_FUNCTION: {
    'zh-CN': '{place}：没有函数“{found}”。可用 min、max、round、count。',
    en: '{place}: there is no function "{found}". Use min, max, round or count.',
  },
  FORM_EXPRESSION_ARGUMENTS: {
    'zh-CN': '{place}：函数“{found}”的参数不对。写法：min(a, b)、max(a, b)、round(a, 2)、count(表格)。',
    en: '{place}: "{found}" is called wrongly. Write min(a, b), max(a, b), round(a, 2) or count(table).',
  },
  FORM_EXPRESSION_UNKNOWN: {
    'zh-CN': '{place}：算式中的“{key}”不是本表单的字段或列。请核对标识。',
    en: '{place}: "{key}" in the expression is no field or column of this form. Check the key.',
  },
  FORM_EXPRESSION_NOT_NUMERIC: {
    'zh-CN': '{place}：算式中的“{key}”不是数值、金额或计算字段。表格请写成 表格.列。',
    en: '{place}: "{key}" in the expression is no number, money or computed field. Write table.column for a table.',
  },
  FORM_EXPRESSION_CYCLE: {
    'zh-CN': '{place}：算式绕了一圈又用到自己（{cycle}）。请去掉其中一处引用。',
    en: '{place}: the expression leads back to itself ({cycle}). Remove one of these references.',
  },
  FORM_AGGREGATE_KIND: {
    'zh-CN': '{place}：{kind}不能按“{aggregate}”汇总。请改选汇总方式。',
    en: '{place}: a field of kind {kind} can not be rolled up as "{aggregate}". Choose another rule.',
  },
  FORM_WEIGHT: {
    'zh-CN': '{place}：加权平均需要另一个数值、金额或计算字段作权重。请选择。',
    en: '{place}: a weighted average needs another number, money or computed field as its weight. Choose one.',
  },
  FORM_PREFILL_UNKNOWN: {
    'zh-CN': '{place}：没有系统数据“{key}”。请从列表中选择。',
    en: '{place}: there is no system fact "{key}". Choose one of the list.',
  },
  FORM_PREFILL_KIND: {
    'zh-CN': '{place}：系统数据“{key}”不能填入{kind}。请改选数据或类型。',
    en: '{place}: the system fact "{key}" does not fit the kind {kind}. Choose another fact or kind.',
  },
} as const satisfies Readonly<Record<string, Words>>;

const ANSWER_PROBLEMS = {
  FORM_ANSWERS_SHAPE: {
    'zh-CN': '答复须为以字段标识为名的对象。请重新载入表单后再填写。',
    en: 'Answers must be an object by field keys. Reload the form and fill it in again.',
  },
  FORM_ANSWERS_TOO_LARGE: {
    'zh-CN': '答复内容过大（最多 {max} 字节）。请缩短文字或减少表格行。',
    en: 'The answers are too large (at most {max} bytes). Shorten texts or use fewer rows.',
  },
  FORM_CELLS_TOO_MANY: {
    'zh-CN': '全部表格合计最多 {max} 个单元格。请减少行数，或以附件提交明细。',
    en: 'All tables together hold at most {max} cells. Use fewer rows or attach the details as a file.',
  },
  FORM_ANSWER_UNKNOWN: {
    'zh-CN': '{place}：本表单没有标识为“{key}”的字段或列。请重新载入表单。',
    en: '{place}: this form has no field or column "{key}". Reload the form.',
  },
  FORM_ANSWER_COMPUTED: {
    'zh-CN': '{place}：此项由系统计算，不能填写。请从答复中去掉。',
    en: '{place}: this is computed and can not be answered. Leave it out.',
  },
  FORM_ANSWER_KIND: {
    'zh-CN': '{place}：此处应为{expected}。请重新填写。',
    en: '{place}: {expected} is expected here. Fill it in again.',
  },
  FORM_ANSWER_REQUIRED: {
    'zh-CN': '{place}：必须填写。',
    en: '{place}: this has to be filled in.',
  },
  FORM_NUMBER_FORMAT: {
    'zh-CN': '{place}：不是有效的数值（整数部分最多 {digits} 位，小数最多 {decimals} 位）。请修改。',
    en: '{place}: this is no number (at most {digits} digits before and {decimals} after the point). Correct it.',
  },
  FORM_MONEY_FORMAT: {
    'zh-CN': '{place}：不是有效的金额。请以元填写，最多两位小数（接口中为以分为单位的整数，最多 {digits} 位）。',
    en: '{place}: this is no amount of money. Enter yuan with at most two decimals (in the API whole fen, at most {digits} digits).',
  },
  FORM_DECIMALS: {
    'zh-CN': '{place}：最多 {decimals} 位小数。请修改。',
    en: '{place}: at most {decimals} decimals. Correct it.',
  },
  FORM_ANSWER_MIN: {
    'zh-CN': '{place}：不能小于 {min}。请核对。',
    en: '{place}: it must not be less than {min}. Check it.',
  },
  FORM_ANSWER_MAX: {
    'zh-CN': '{place}：不能大于 {max}。请核对。',
    en: '{place}: it must not be more than {max}. Check it.',
  },
  FORM_ANSWER_LONG: {
    'zh-CN': '{place}：最多 {max} 个字符。请缩短。',
    en: '{place}: at most {max} characters. Shorten it.',
  },
  FORM_DAY_INVALID: {
    'zh-CN': '{place}：不是有效日期。请按 年-月-日 填写。',
    en: '{place}: this is no calendar day. Write it as YYYY-MM-DD.',
  },
  FORM_OPTION_UNKNOWN: {
    'zh-CN': '{place}：没有选项“{key}”。请重新选择。',
    en: '{place}: there is no option "{key}". Choose again.',
  },
  FORM_OPTION_TWICE: {
    'zh-CN': '{place}：选项“{key}”选了两次。请只保留一次。',
    en: '{place}: the option "{key}" is chosen twice. Keep it once.',
  },
  FORM_ROWS_MIN: {
    'zh-CN': '{place}：至少填写 {min} 行。',
    en: '{place}: fill in at least {min} rows.',
  },
  FORM_ROWS_MAX: {
    'zh-CN': '{place}：最多 {max} 行。请删减，或以附件提交明细。',
    en: '{place}: at most {max} rows. Remove some or attach the details as a file.',
  },
  FORM_FILES_MAX: {
    'zh-CN': '{place}：最多 {max} 个文件。请移除多余的文件。',
    en: '{place}: at most {max} files. Remove some.',
  },
  FORM_DIVISION_BY_ZERO: {
    'zh-CN': '{place}：除数为零，无法计算。请核对作除数的各项。',
    en: '{place}: it can not be computed, because something is divided by zero. Check the values it divides by.',
  },
  FORM_RESULT_TOO_LARGE: {
    'zh-CN': '{place}：计算结果超出 {digits} 位整数。请核对所填数值。',
    en: '{place}: the result has more than {digits} digits. Check the values.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Words of every problem of forms and answers in both languages. */
export const FORM_PROBLEM_TEXTS = { ...SPEC_PROBLEMS, ...ANSWER_PROBLEMS };

import type { LocalizedText } from './locale.ts';

/** Texts of top-level failures: what happened and what to do next, without internals. */
export const FAILURE_TEXTS: Readonly<Record<string, LocalizedText>> = {
  UNAUTHENTICATED: { 'zh-CN': '请先登录。', en: 'Sign in first.' },
  SECOND_FACTOR_REQUIRED: {
    'zh-CN': '您的职务要求两步验证。请先在“安全”页面设置或验证动态口令。',
    en: 'Your office requires a second factor. Set up or verify your one-time code on the security page first.',
  },
  FORBIDDEN: {
    'zh-CN': '您没有进行此操作的权限。如需要，请联系本级负责人。',
    en: 'You may not do this. Ask the head of your organization if you need it.',
  },
  NOT_FOUND: { 'zh-CN': '对象不存在，或您无权查看。', en: 'There is no such object, or you may not see it.' },
  BAD_REQUEST: { 'zh-CN': '请求格式不正确。', en: 'The request is malformed.' },
  LIMIT_EXCEEDED: {
    'zh-CN': '请求超出限制，请缩小范围或稍后再试。',
    en: 'The request is over a limit. Ask for less or try again later.',
  },
  CONFLICT: { 'zh-CN': '有其他操作同时进行，请重试。', en: 'Another operation got in between. Try again.' },
  INTERNAL: {
    'zh-CN': '系统内部错误，已记录（编号 {errorId}）。请稍后再试或将编号告知管理员。',
    en: 'Something went wrong on our side and was recorded ({errorId}). Try again later or tell an administrator the number.',
  },
  INVALID_CURSOR: {
    'zh-CN': '分页游标无效，或来自另一种排序、筛选或账号。请从第一页重新开始。',
    en: 'The cursor is invalid or belongs to another order, filter or account. Start again from the first page.',
  },
  PAGE_SIZE: { 'zh-CN': '每页条数必须在 1 到 {max} 之间。', en: 'The page size must be between 1 and {max}.' },
  OFFSET_RANGE: {
    'zh-CN': '偏移量必须在 0 到 {max} 之间，且不能与游标同用。',
    en: 'The offset must be between 0 and {max} and can not be combined with cursors.',
  },
  TREE_DEPTH: {
    'zh-CN': '一次最多读取 {max} 层下级，至少 1 层。',
    en: 'One answer holds 1 to {max} levels of the tree.',
  },
  PAGE_DIRECTION: {
    'zh-CN': 'first/after 与 last/before 不能混用。',
    en: 'first/after and last/before can not be combined.',
  },
  FILTER_TOO_LARGE: {
    'zh-CN': '筛选条件过多（最多 {max} 个）。',
    en: 'The filter has too many conditions (at most {max}).',
  },
  BOARD_SOURCE: {
    'zh-CN': '看板一次只能针对一项工作部署或一轮报送。请只填写其中之一。',
    en: 'A board is about one directive or one round of reports. Give one of them.',
  },
  FILTER_VALUES: {
    'zh-CN': '一个筛选条件中的取值过多（最多 {max} 个）。请分批查询。',
    en: 'A condition of the filter lists too many values (at most {max}). Ask in several requests.',
  },
  ORDER_TOO_LARGE: {
    'zh-CN': '排序字段过多（最多 {max} 个）。',
    en: 'The list has too many sort keys (at most {max}).',
  },
  FILTER_FORBIDDEN: {
    'zh-CN': '不能按您无权读取的字段“{field}”筛选或排序。',
    en: 'You can not filter or sort by "{field}", which you may not read.',
  },
  QUERY_TOO_COSTLY: {
    'zh-CN': '查询代价 {cost} 超过上限 {max}。请减少每页条数或嵌套层级。',
    en: 'The query costs {cost}, over the limit of {max}. Ask for smaller pages or fewer levels.',
  },
  QUERY_TOO_DEEP: { 'zh-CN': '查询嵌套超过 {max} 层。', en: 'The query is nested deeper than {max} levels.' },
  ALIAS_LIMIT: { 'zh-CN': '查询中的别名超过 {max} 个。', en: 'The query uses more than {max} aliases.' },
  DIRECTIVE_LIMIT: { 'zh-CN': '查询中的指令超过 {max} 个。', en: 'The query uses more than {max} directives.' },
  ROOT_FIELD_LIMIT: {
    'zh-CN': '一次请求最多包含 {max} 个变更操作。',
    en: 'One request may hold at most {max} mutations.',
  },
  FIELD_LIMIT: { 'zh-CN': '查询中的字段超过 {max} 个。', en: 'The query selects more than {max} fields.' },
  QUERY_TIMEOUT: {
    'zh-CN': '查询耗时过长，已中止。请缩小范围后重试。',
    en: 'The query took too long and was stopped. Ask for less and try again.',
  },
  TEXT_NOT_STORABLE: {
    'zh-CN': '文本中含有无法存储的字符（空字符或不完整的字符）。请删除后重试。',
    en: 'A text holds characters that can not be stored (NUL or half of a character). Remove them and try again.',
  },
  BODY_TOO_LARGE: {
    'zh-CN': '请求内容过大（查询文本最多 {characters} 个字符，请求最多 {bytes} 字节）。请缩短后重试。',
    en: 'The request is too large (at most {characters} characters of query text and {bytes} bytes in all). Shorten it and try again.',
  },
  VARIABLE_VALUES: {
    'zh-CN': '查询变量中的值过多（最多 {max} 个）。请分批提交。',
    en: 'The variables hold too many values (at most {max}). Send them in several requests.',
  },
  CHARSET: {
    'zh-CN': '只接受 UTF-8 编码的请求。请改用 UTF-8 后重试。',
    en: 'Only requests in UTF-8 are understood. Send it in UTF-8.',
  },
  MEDIA_TYPE: {
    'zh-CN': '不支持此内容类型。请以 application/json 发送。',
    en: 'This content type is not supported. Send application/json.',
  },
  MALFORMED_JSON: {
    'zh-CN': '请求正文不是有效的 JSON。请检查后重试。',
    en: 'The request body is not valid JSON. Check it and try again.',
  },
  MALFORMED_HEADER: {
    'zh-CN': '请求头“{header}”格式不正确。',
    en: 'The request header "{header}" is malformed.',
  },
  ADDRESS_UNKNOWN: {
    'zh-CN': '此地址不存在。请检查网址。',
    en: 'There is nothing at this address. Check it.',
  },
  MALFORMED_DOCUMENT: { 'zh-CN': '请求格式不正确：{fault}', en: '{fault}' },
  CROSS_SITE: { 'zh-CN': '已拒绝跨站请求。', en: 'A cross-site request was refused.' },
  UPLOAD_TICKET: {
    'zh-CN': '上传凭据不存在、已使用过、已超过 30 分钟，或不属于您的账号。请重新选择文件后上传。',
    en: 'The leave to upload does not exist, was used, is older than 30 minutes or belongs to another account. Choose the file again.',
  },
  EXPORT_TICKET: {
    'zh-CN': '下载链接不存在、已使用过、已超过 10 分钟，或不属于本次登录。请在列表中重新导出。',
    en: 'The download link does not exist, was used, is older than 10 minutes or belongs to another session. Export again from the list.',
  },
  EXPORT_TOO_LARGE: {
    'zh-CN': '该列表超过 {max} 行，一个文件放不下。请用筛选缩小范围后重新导出。',
    en: 'The list has more than the {max} rows that one file takes. Narrow it by filters and export again.',
  },
  CALENDAR_RANGE: {
    'zh-CN': '工作日历只含 {first} 至 {last} 年，且一次推算不超过 10 年。请改用较近的日期。',
    en: 'The working calendar covers {first} to {last}, and one reckoning at most 10 years. Choose a nearer day.',
  },
  STORE_UNAVAILABLE: {
    'zh-CN': '文件存储暂时不可用，文件没有丢失。请稍后再试。',
    en: 'The file store is unavailable for the moment; no file is lost. Try again shortly.',
  },
  LIVE_LIMIT: {
    'zh-CN': '实时连接过多。请关闭其他窗口后重试。',
    en: 'There are too many live connections. Close other windows and try again.',
  },
  LIVE_ONLY: {
    'zh-CN': '此地址只接受订阅（subscription）。查询与变更请发送至 /graphql。',
    en: 'This address takes subscriptions only. Send queries and mutations to /graphql.',
  },
  LIVE_TYPE: {
    'zh-CN': '不能订阅类型“{type}”，或类型过多（最多 {max} 个）。',
    en: 'There is no subscribing to type "{type}", or there are too many types (at most {max}).',
  },
  DATABASE_UNAVAILABLE: {
    'zh-CN': '数据库暂时不可用，请稍后再试。',
    en: 'The database is unavailable for the moment. Try again shortly.',
  },
};

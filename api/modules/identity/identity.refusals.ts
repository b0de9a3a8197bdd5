import { defineConstraintRefusals, defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  LOGIN_FAILED: {
    'zh-CN': '登录名或密码不正确。请检查后重试，或使用“忘记密码”。',
    en: 'The login or the password is not right. Check both and try again, or ask for a new password.',
  },
  LOGIN_LOCKED: {
    'zh-CN': '尝试次数过多，已暂时锁定。请在 {minutes} 分钟后再试。',
    en: 'Too many attempts. Wait {minutes} min and try again.',
  },
  TOTP_REQUIRED: {
    'zh-CN': '请输入动态口令，或使用一个恢复码。',
    en: 'Enter your one-time code, or use one of your recovery codes.',
  },
  TOTP_WRONG: {
    'zh-CN': '动态口令或恢复码不正确，或已使用过。请等待下一个口令后重试。',
    en: 'The one-time or recovery code is wrong or was used before. Wait for the next code and try again.',
  },
  TOTP_ON: {
    'zh-CN': '两步验证已开启。如需更换设备，请先关闭。',
    en: 'The second factor is already on. Turn it off first to change the device.',
  },
  TOTP_OFF: {
    'zh-CN': '两步验证尚未开启。请先开始设置。',
    en: 'The second factor is not on. Start setting it up first.',
  },
  TOTP_NONE: {
    'zh-CN': '该账号没有启用两步验证，无需重置。请刷新后查看。',
    en: 'The account has no second factor, so there is nothing to reset. Reload to see it.',
  },
  ACCOUNT_NOT_LOCKED: {
    'zh-CN': '该账号目前没有被锁定。请刷新后查看。',
    en: 'The account is not locked at present. Reload to see it.',
  },
  SECOND_FACTOR_IN_FORCE: {
    'zh-CN': '您现任的职务要求两步验证，不能关闭。',
    en: 'An office that you hold requires the second factor, so it can not be turned off.',
  },
  PASSWORD_WRONG: {
    'zh-CN': '当前密码不正确。请重新输入。',
    en: 'Your present password is not right. Type it again.',
  },
  PASSWORD_TOO_SHORT: {
    'zh-CN': '密码至少需要 {min} 个字符。可以使用一句容易记住的话。',
    en: 'The password needs at least {min} characters. A sentence that you can remember will do.',
  },
  PASSWORD_TOO_LONG: {
    'zh-CN': '密码最多 {max} 个字符。请缩短。',
    en: 'The password may have at most {max} characters. Shorten it.',
  },
  PASSWORD_COMMON: {
    'zh-CN': '该密码过于常见，容易被猜到。请换一个。',
    en: 'This password is among the commonest and easy to guess. Choose another one.',
  },
  PASSWORD_IS_LOGIN: {
    'zh-CN': '密码不能与登录名或邮箱相同。请换一个。',
    en: 'The password can not be the login name or the e-mail address. Choose another one.',
  },
  LOGIN_NAME_FORM: {
    'zh-CN': '登录名须为 3 到 64 个小写字母、数字、点、下划线或连字符，首尾为字母或数字。',
    en: 'A login name has 3 to 64 letters, digits, dots, underscores or hyphens, and begins and ends with a letter or digit.',
  },
  LOGIN_NAME_MISSING: {
    'zh-CN': '请填写登录名。',
    en: 'Choose a login name.',
  },
  LOGIN_NAME_TAKEN: {
    'zh-CN': '该登录名已被使用。请换一个。',
    en: 'This login name is taken. Choose another one.',
  },
  EMAIL_TAKEN: {
    'zh-CN': '该邮箱已属于另一个账号。请核对，或为那个账号重新发送邀请。',
    en: 'This e-mail address belongs to another account. Check it, or send that account a new invitation.',
  },
  EMAIL_MISSING: {
    'zh-CN': '该账号没有邮箱，无法发送邮件。请先填写邮箱。',
    en: 'The account has no e-mail address, so no mail can be sent. Enter an address first.',
  },
  TOKEN_INVALID: {
    'zh-CN': '链接无效、已使用或已过期。请重新申请。',
    en: 'The link is not valid, was used before or has expired. Ask for a new one.',
  },
  ACCOUNT_STATE: {
    'zh-CN': '账号目前的状态（{status}）不允许此操作。请刷新后查看。',
    en: 'The present state of the account ({status}) does not allow this. Reload to see it.',
  },
  ACCOUNT_SELF: {
    'zh-CN': '不能对自己的账号进行此操作。请由另一位安全管理员办理。',
    en: 'You can not do this to your own account. Ask another security administrator.',
  },
  LAST_SECURITY_ADMINISTRATOR: {
    'zh-CN': '至少要保留一位可用的安全管理员。请先任命另一位。',
    en: 'At least one active security administrator must remain. Appoint another one first.',
  },
  FIRST_ADMINISTRATOR_EXISTS: {
    'zh-CN': '已有安全管理员，首任管理员链接不再有效。请由其邀请您。',
    en: 'A security administrator exists already, so this link is void. Ask that administrator to invite you.',
  },
  PREFERENCES_TOO_LARGE: {
    'zh-CN': '界面设置过多，无法保存。请清除一些表格的列设置。',
    en: 'There are too many interface settings to keep. Clear the column settings of some tables.',
  },
  MAIL_NOT_REFUSED: {
    'zh-CN': '该邮件没有发送失败，或正文已清除，无法重新发送。请由安全管理员重新发送邀请，或由本人重新申请。',
    en: 'This mail was not refused, or its text is gone, so it can not be sent again. Send a new invitation, or let its recipient ask anew.',
  },
  MAIL_LINK_VOID: {
    'zh-CN': '邮件中的链接已失效。请由安全管理员重新发送邀请，或由本人重新申请。',
    en: 'The link in this mail is void. Send a new invitation, or let its recipient ask anew.',
  },
  JOBS_NOTHING_GIVEN_UP: {
    'zh-CN': '后台任务“{name}”没有已放弃的项目。请刷新后查看。',
    en: 'Nothing of the background work "{name}" was given up. Reload to see how it stands.',
  },
  SAVED_VIEW_NAME_TAKEN: {
    'zh-CN': '此表格已有名为“{name}”的视图。请换一个名称。',
    en: 'This table already has a view named "{name}". Choose another name.',
  },
  SAVED_VIEW_LIMIT: {
    'zh-CN': '最多保存 {max} 个视图。请先删除不用的视图。',
    en: 'You can keep at most {max} views. Delete some that you do not use.',
  },
});

defineConstraintRefusals({
  account_login_name_unique: { code: 'LOGIN_NAME_TAKEN', path: ['input', 'loginName'] },
  account_email_unique: { code: 'EMAIL_TAKEN', path: ['input', 'email'] },
  // Two windows of one person that save at the same instant; the second reloads.
  saved_view_name_unique: { code: 'STALE_VERSION', path: null },
  saved_view_default_unique: { code: 'STALE_VERSION', path: null },
});

import { defineAuditWords } from '../../kernel/audit-words.ts';

const roles = { label: { 'zh-CN': '系统角色', en: 'System role' }, kind: 'ENUM', enumName: 'SystemRole' } as const;

/** The end of a public id: enough to tell two apart, for records that have no page to lead to. */
const ending = (id: string): string => `…${id.slice(-6)}`;

defineAuditWords({
  actions: {
    'session.create': { 'zh-CN': '登录', en: 'Sign in' },
    'session.refuse': { 'zh-CN': '登录被拒绝', en: 'Refuse a sign-in' },
    'session.lock': { 'zh-CN': '因多次失败锁定登录', en: 'Lock sign-in after failures' },
    'session.end': { 'zh-CN': '退出登录', en: 'Sign out' },
    'savedView.save': { 'zh-CN': '保存视图', en: 'Save a view' },
    'savedView.update': { 'zh-CN': '修改视图', en: 'Change a view' },
    'savedView.delete': { 'zh-CN': '删除视图', en: 'Delete a view' },
    'preferences.update': { 'zh-CN': '修改个人偏好', en: 'Change preferences' },
    'account.invite': { 'zh-CN': '邀请开通账号', en: 'Invite an account' },
    'invitation.resend': { 'zh-CN': '重发邀请', en: 'Send an invitation again' },
    'invitation.accept': { 'zh-CN': '接受邀请', en: 'Accept an invitation' },
    'account.update': { 'zh-CN': '修改账号', en: 'Edit an account' },
    'account.suspend': { 'zh-CN': '停用账号', en: 'Suspend an account' },
    'account.resume': { 'zh-CN': '恢复账号', en: 'Resume an account' },
    'account.end': { 'zh-CN': '注销账号', en: 'End an account' },
    'account.unlock': { 'zh-CN': '解除登录锁定', en: 'Lift the lock of an account' },
    'account.secondFactorReset': { 'zh-CN': '重置两步验证', en: 'Reset the second factor' },
    'account.sessionsEnd': { 'zh-CN': '结束账号的全部会话', en: 'Sign an account out everywhere' },
    'account.sessionEnd': { 'zh-CN': '结束账号的一个会话', en: 'Sign an account out of one session' },
    'systemRole.set': { 'zh-CN': '设置系统角色', en: 'Set a system role' },
    'account.passwordChange': { 'zh-CN': '修改密码', en: 'Change the password' },
    'account.passwordReset': { 'zh-CN': '重置密码', en: 'Reset the password' },
    'account.passwordResetRequest': { 'zh-CN': '申请重置密码', en: 'Ask for a password reset' },
    'account.passwordResetSend': { 'zh-CN': '发送重置密码邮件', en: 'Send a password reset mail' },
    'account.totpStart': { 'zh-CN': '开始设置两步验证', en: 'Begin setting up the second factor' },
    'account.totpConfirm': { 'zh-CN': '启用两步验证', en: 'Turn on the second factor' },
    'account.totpDisable': { 'zh-CN': '关闭两步验证', en: 'Turn off the second factor' },
    'account.recoveryCodesRenew': { 'zh-CN': '更换恢复码', en: 'Renew the recovery codes' },
    'mail.retry': { 'zh-CN': '重新发送邮件', en: 'Send a refused mail again' },
    'job.retry': { 'zh-CN': '重试后台任务', en: 'Try background work again' },
    'firstAdministrator.create': { 'zh-CN': '开通首位管理员', en: 'Open the first administrator account' },
    'firstAdministrator.link': { 'zh-CN': '签发首位管理员链接', en: 'Issue the first administrator link' },
  },
  subjects: {
    Account: { label: { 'zh-CN': '账号', en: 'Account' }, prefix: 'acc' },
    Mail: { label: { 'zh-CN': '邮件', en: 'Mail' }, prefix: 'mail' },
  },
  fields: {
    session: { label: { 'zh-CN': '会话', en: 'Session' }, words: ending },
    secondFactor: {
      label: { 'zh-CN': '两步验证方式', en: 'Second factor' },
      words: (key, locale) =>
        ({
          TOTP: { 'zh-CN': '验证器', en: 'Authenticator' },
          RECOVERY_CODE: { 'zh-CN': '恢复码', en: 'Recovery code' },
        })[key]?.[locale],
    },
    sessions: { label: { 'zh-CN': '有效会话数', en: 'Live sessions' } },
    others: { label: { 'zh-CN': '其他会话数', en: 'Other sessions' } },
    view: { label: { 'zh-CN': '视图', en: 'View' }, words: ending },
    login: { label: { 'zh-CN': '登录名或邮箱', en: 'Login' } },
    loginName: { label: { 'zh-CN': '登录名', en: 'Login name' } },
    email: { label: { 'zh-CN': '电子邮箱', en: 'E-mail' } },
    locale: {
      label: { 'zh-CN': '语言', en: 'Language' },
      words: (key) => ({ 'zh-CN': '中文', en: 'English' })[key],
    },
    hasTotp: { label: { 'zh-CN': '两步验证', en: 'Second factor on' } },
    codes: { label: { 'zh-CN': '恢复码', en: 'Recovery codes' } },
    systemRole: roles,
    job: { label: { 'zh-CN': '后台任务', en: 'Background work' } },
    'Installation.count': { label: { 'zh-CN': '重试数量', en: 'Tried again' } },
    'Mail.state': { label: { 'zh-CN': '邮件状态', en: 'State of the mail' }, kind: 'ENUM', enumName: 'MailState' },
    'Account.status': {
      label: { 'zh-CN': '账号状态', en: 'State of the account' },
      kind: 'ENUM',
      enumName: 'AccountStatus',
    },
  },
});

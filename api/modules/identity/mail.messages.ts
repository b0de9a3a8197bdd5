import type { LocalizedText } from '../../kernel/locale.ts';

/** Texts of mails; `{link}` is the whole address with its token behind the `#`. */
export const MAIL_TEXTS = {
  INVITATION: {
    subject: { 'zh-CN': '邀请您启用学联平台账号', en: 'Your invitation to the Xuelian platform' },
    text: {
      'zh-CN':
        '您好：\n\n管理员已为您开通学联平台账号。请在 {until} 前打开以下链接，设置登录名和密码：\n\n{link}\n\n链接仅可使用一次。如您不认识发件方，请忽略此邮件。\n',
      en: 'Hello,\n\nan administrator has opened an account for you on the Xuelian platform. Open this link before {until} to choose your login name and password:\n\n{link}\n\nThe link works once. If you do not know the sender, ignore this mail.\n',
    },
  },
  RESET: {
    subject: { 'zh-CN': '重设学联平台密码', en: 'Set a new password for the Xuelian platform' },
    text: {
      'zh-CN':
        '您好：\n\n有人为账号 {loginName} 申请重设密码。如是您本人，请在 {until} 前打开以下链接：\n\n{link}\n\n链接仅可使用一次。如非本人操作，请忽略此邮件，密码不会改变。\n',
      en: 'Hello,\n\nsomebody asked to set a new password for the account {loginName}. If it was you, open this link before {until}:\n\n{link}\n\nThe link works once. If it was not you, ignore this mail; the password stays as it is.\n',
    },
  },
  LINK: {
    subject: { 'zh-CN': '关联您的学联平台账号', en: 'Link your account of the Xuelian platform' },
    text: {
      'zh-CN':
        '您好，{name}：\n\n您所在组织的管理员请您将自己的学联平台账号与您的人员档案关联。请在 {until} 前打开以下链接，登录后确认：\n\n{link}\n\n如您不认识发件方或没有账号，请忽略此邮件，不会有任何改变。\n',
      en: 'Hello {name},\n\nan administrator of your organization asks you to link your account of the Xuelian platform to your personal record. Open this link before {until}, sign in and confirm:\n\n{link}\n\nIf you do not know the sender or have no account, ignore this mail; nothing changes.\n',
    },
  },
  PASSWORD_CHANGED: {
    subject: { 'zh-CN': '您的学联平台密码已更改', en: 'Your password for the Xuelian platform was changed' },
    text: {
      'zh-CN':
        '您好：\n\n账号 {loginName} 的密码已于 {at} 更改，其他会话均已退出。如非本人操作，请立即联系安全管理员。\n',
      en: 'Hello,\n\nthe password of the account {loginName} was changed at {at} and its other sessions were ended. If it was not you, tell a security administrator at once.\n',
    },
  },
  SECOND_FACTOR_CHANGED: {
    subject: { 'zh-CN': '您的学联平台两步验证已变更', en: 'The second factor of your Xuelian account was changed' },
    text: {
      'zh-CN': '您好：\n\n账号 {loginName} 的两步验证或恢复码已于 {at} 变更。如非本人操作，请立即联系安全管理员。\n',
      en: 'Hello,\n\nthe second factor or the recovery codes of the account {loginName} were changed at {at}. If it was not you, tell a security administrator at once.\n',
    },
  },
} as const satisfies Readonly<Record<string, { subject: LocalizedText; text: LocalizedText }>>;

/** A kind of mail. */
export type MailTemplate = keyof typeof MAIL_TEXTS;

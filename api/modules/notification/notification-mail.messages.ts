import type { LocalizedText } from '../../kernel/locale.ts';

/** Texts of mails about notifications; `{list}` is the list of them. */
export const NOTIFICATION_MAIL = {
  several: { 'zh-CN': '{count} 条新通知 · 学联', en: '{count} new notifications · Xuelian' },
  digest: { 'zh-CN': '今日汇总：{count} 条未读通知 · 学联', en: 'Your day: {count} unread notifications · Xuelian' },
  body: {
    'zh-CN': '您好：\n\n{list}\n{more}\n您可以在“个人设置 · 通知”中更改接收方式：{settings}\n',
    en: 'Hello,\n\n{list}\n{more}\nChange how you are told under "Profile · Notifications": {settings}\n',
  },
  more: {
    'zh-CN': '另有 {count} 条，请在收件箱中查看：{inbox}\n',
    en: '{count} more are in your inbox: {inbox}\n',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

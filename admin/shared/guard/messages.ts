import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('guard', {
  'zh-CN': {
    lost: {
      title: '登录已失效，请重新登录',
      text: '账号 {{login}} 的登录已失效。在此重新登录后，本页已填写的内容会保留。',
      password: '密码',
      passwordMissing: '请输入密码',
      totp: '动态验证码',
      totpMissing: '请输入动态验证码',
      signIn: '重新登录',
      leave: '离开本页',
    },
  },
  en: {
    lost: {
      title: 'Your session has ended',
      text: 'The session of {{login}} has ended. Sign in again here and what you have typed on this page is kept.',
      password: 'Password',
      passwordMissing: 'Enter the password',
      totp: 'One-time code',
      totpMissing: 'Enter the one-time code',
      signIn: 'Sign in again',
      leave: 'Leave this page',
    },
  },
});

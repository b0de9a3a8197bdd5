import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('guard', {
  'zh-CN': {
    lost: {
      title: '登录已失效，请重新登录',
      text: '账号 {{login}} 的登录已失效。在此重新登录后，本页已填写的内容会保留。',
      password: '密码',
      passwordMissing: '请输入密码',
      totp: '动态口令',
      totpMissing: '请输入动态口令',
      signIn: '重新登录',
      leave: '离开本页',
    },
    purpose: {
      ask: '查看下级个人信息',
      title: '说明查看事由',
      text: '查看下级组织人员的个人信息须说明事由。事由、查看人和时间将写入审计记录，当事人可以查询。',
      label: '事由',
      missing: '请填写事由',
      confirm: '确认并查看',
      cancel: '取消',
      stated: '查看事由：{{purpose}}',
      end: '结束查看',
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
    purpose: {
      ask: 'Show personal data of lower levels',
      title: 'State your purpose',
      text: 'Personal data of people in lower organizations is shown for a stated purpose only. Purpose, reader and time go into the audit log, where the people concerned can look them up.',
      label: 'Purpose',
      missing: 'Enter the purpose',
      confirm: 'Confirm and show',
      cancel: 'Cancel',
      stated: 'Shown for: {{purpose}}',
      end: 'End',
    },
  },
});

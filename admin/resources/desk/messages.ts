import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('desk', {
  'zh-CN': {
    title: '我的工作台',
    greeting: {
      morning: '{{name}}，上午好',
      afternoon: '{{name}}，下午好',
      evening: '{{name}}，晚上好',
    },
    mfa: {
      title: '请启用两步验证',
      text: '您现任的职务要求两步验证。启用之前，部分操作不可用。',
      action: '现在启用',
    },
    offices: {
      title: '现任职务',
      none: '当前未担任职务',
      noneText: '任期开始后，您的职务会显示在这里。',
    },
    shortcuts: { title: '可用功能', none: '暂无可用功能' },
  },
  en: {
    title: 'My desk',
    greeting: {
      morning: 'Good morning, {{name}}',
      afternoon: 'Good afternoon, {{name}}',
      evening: 'Good evening, {{name}}',
    },
    mfa: {
      title: 'Please set up the second step of signing in',
      text: 'The offices you hold require it. Until then some actions are not available.',
      action: 'Set it up now',
    },
    offices: {
      title: 'Offices I hold',
      none: 'You hold no office at present',
      noneText: 'Your offices appear here once their term begins.',
    },
    shortcuts: { title: 'What I can open', none: 'Nothing is open to you yet' },
  },
});

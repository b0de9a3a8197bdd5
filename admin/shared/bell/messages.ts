import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('bell', {
  'zh-CN': {
    title: '通知',
    none: '通知，没有未读',
    unread_other: '通知，{{count}} 条未读',
    empty: '没有新通知',
    emptyHelp: '有事项需要您处理时，会在这里告诉您。',
    all: '查看全部通知',
    readAll: '全部标为已读',
    readAllDone: '已全部标为已读',
    isUnread: '未读',
  },
  en: {
    title: 'Notifications',
    none: 'Notifications, none unread',
    unread_one: 'Notifications, {{count}} unread',
    unread_other: 'Notifications, {{count}} unread',
    empty: 'No notifications',
    emptyHelp: 'When something waits for you, it is told here.',
    all: 'All notifications',
    readAll: 'Mark all as read',
    readAllDone: 'All are marked as read',
    isUnread: 'unread',
  },
});

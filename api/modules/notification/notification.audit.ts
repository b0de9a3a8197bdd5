import { defineAuditWords } from '../../kernel/audit-words.ts';

defineAuditWords({
  actions: {
    'notification.mark': { 'zh-CN': '标记通知', en: 'Mark notifications' },
    'notification.readAll': { 'zh-CN': '全部通知标为已读', en: 'Mark all notifications as read' },
    'notification.preferences': { 'zh-CN': '修改通知设置', en: 'Change notification preferences' },
    'calendarFeed.create': { 'zh-CN': '生成日历订阅地址', en: 'Make a calendar feed' },
    'calendarFeed.rotate': { 'zh-CN': '更换日历订阅地址', en: 'Give a calendar feed a new address' },
    'calendarFeed.revoke': { 'zh-CN': '停用日历订阅', en: 'End a calendar feed' },
  },
  fields: {
    notificationMark: {
      label: { 'zh-CN': '标记', en: 'Mark' },
      kind: 'ENUM',
      enumName: 'NotificationMark',
    },
    notifications: { label: { 'zh-CN': '通知条数', en: 'Notifications' } },
    notificationKinds: { label: { 'zh-CN': '修改的通知种类', en: 'Kinds changed' } },
    quietFrom: { label: { 'zh-CN': '免打扰开始', en: 'Quiet hours begin' } },
    quietUntil: { label: { 'zh-CN': '免打扰结束', en: 'Quiet hours end' } },
    digestHour: { label: { 'zh-CN': '每日汇总时间（时）', en: 'Hour of the digest' } },
    calendarFeed: { label: { 'zh-CN': '日历订阅', en: 'Calendar feed' } },
  },
});

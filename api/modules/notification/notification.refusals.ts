import { defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  NOTIFICATION_MANY: {
    'zh-CN': '一次最多标记 {max} 条通知，至少一条。请分批操作。',
    en: 'At most {max} notifications are marked at once, and at least one. Do it in several steps.',
  },
  NOTIFICATION_KIND: {
    'zh-CN': '没有名为“{kind}”的通知种类，或同一种类填写了两次。种类见 notificationPreferences。',
    en: 'There is no kind of notification "{kind}", or it is given twice. See notificationPreferences for those that there are.',
  },
  QUIET_HOURS: {
    'zh-CN': '免打扰的开始与结束时间须同时填写且不相同，或同时留空。',
    en: 'Give both the beginning and the end of quiet hours, at different times, or neither.',
  },
  CALENDAR_FEED_EXISTS: {
    'zh-CN': '您已有日历订阅地址。如已遗失，请更换地址。',
    en: 'You have a calendar feed already. If its address is lost, give it a new one.',
  },
  CALENDAR_FEED_NONE: {
    'zh-CN': '您还没有日历订阅地址。请先生成地址。',
    en: 'You have no calendar feed. Make one first.',
  },
});

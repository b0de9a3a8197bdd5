import type { Locale } from '../../kernel/locale.ts';
import { defineNotificationKinds, type NotificationParams } from '../notification/index.ts';

const dayText = (day: unknown, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${String(day)}T00:00:00Z`));

const textOf = (params: NotificationParams, name: string): string => String(params[name] ?? '');

const atRound = (_type: string, id: string): string => `/report-rounds/${id}`;
const atSubmission = (_type: string, id: string): string => `/reports/${id}`;
const atPublication = (_type: string, id: string): string => `/report-publications/${id}`;

/** What there is to tell about reports. */
defineNotificationKinds({
  'report.opened': {
    category: 'REPORT',
    label: { 'zh-CN': '有新的填报', en: 'A report is asked for' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `Report asked for: ${textOf(params, 'title')}`,
            body: `By ${textOf(params, 'issuer')}, due on ${dayText(params['dueOn'], locale)}.`,
          }
        : {
            title: `请填报：${textOf(params, 'title')}`,
            body: `${textOf(params, 'issuer')}发起，${dayText(params['dueOn'], locale)}截止。`,
          },
    link: atRound,
  },
  'report.dueSoon': {
    category: 'REPORT',
    label: { 'zh-CN': '填报即将截止', en: 'A report is due soon' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `Due on ${dayText(params['dueOn'], locale)}: ${textOf(params, 'title')}`,
            body: 'It has not been submitted yet.',
          }
        : {
            title: `${dayText(params['dueOn'], locale)}截止：${textOf(params, 'title')}`,
            body: '尚未提交，请尽快完成。',
          },
    link: atRound,
    defaults: { mail: true },
  },
  'report.rescheduled': {
    category: 'REPORT',
    label: { 'zh-CN': '填报截止日有调整', en: 'The due day of a report was moved' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `Now due on ${dayText(params['dueOn'], locale)}: ${textOf(params, 'title')}`,
            body: `Moved from ${dayText(params['former'], locale)}. An earlier day that was set or a later one that was granted stays.`,
          }
        : {
            title: `截止日改为${dayText(params['dueOn'], locale)}：${textOf(params, 'title')}`,
            body: `原为${dayText(params['former'], locale)}；上级另定的更早期限和已同意的延期不变。`,
          },
    link: atRound,
    defaults: { mail: true },
  },
  'report.submitted': {
    category: 'REPORT',
    label: { 'zh-CN': '下级已提交报告', en: 'A report waits to be verified' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `${textOf(params, 'organization')} reported: ${textOf(params, 'title')}`,
            body: 'It waits to be verified.',
          }
        : { title: `${textOf(params, 'organization')}已提交：${textOf(params, 'title')}`, body: '请审核。' },
    link: atSubmission,
  },
  'report.returned': {
    category: 'REPORT',
    label: { 'zh-CN': '报告被退回', en: 'My report was returned' },
    text: (params, locale) =>
      locale === 'en'
        ? { title: `Returned: ${textOf(params, 'title')}`, body: textOf(params, 'reason') }
        : { title: `报告被退回：${textOf(params, 'title')}`, body: textOf(params, 'reason') },
    link: atSubmission,
    defaults: { mail: true },
  },
  'report.accepted': {
    category: 'REPORT',
    label: { 'zh-CN': '报告已通过', en: 'My report was accepted' },
    text: (params, locale) =>
      locale === 'en'
        ? { title: `Accepted: ${textOf(params, 'title')}` }
        : { title: `报告已通过：${textOf(params, 'title')}` },
    link: atSubmission,
  },
  'report.stale': {
    category: 'REPORT',
    label: { 'zh-CN': '上报的汇总已过时', en: 'Totals that I reported are stale' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `Figures below changed: ${textOf(params, 'title')}`,
            body: 'What you reported no longer is what lies below. Look at what changed and confirm.',
          }
        : {
            title: `下级数据有变动：${textOf(params, 'title')}`,
            body: '已上报的汇总与下级现有数据不一致，请查看变动并重新确认。',
          },
    link: atSubmission,
  },
  'report.published': {
    category: 'REPORT',
    label: { 'zh-CN': '汇总结果已发布', en: 'Totals were published' },
    text: (params, locale) =>
      locale === 'en'
        ? { title: `Published: ${textOf(params, 'title')}`, body: `By ${textOf(params, 'issuer')}.` }
        : { title: `汇总结果已发布：${textOf(params, 'title')}`, body: `发布单位：${textOf(params, 'issuer')}。` },
    link: atPublication,
  },
});

import type { Locale } from '../../kernel/locale.ts';
import { defineNotificationKinds, type NotificationKindSpec, type NotificationParams } from '../notification/index.ts';

const dayText = (day: unknown, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${String(day)}T00:00:00Z`));

type Words = (text: (name: string) => string, day: (name: string) => string, params: NotificationParams) => string;

interface Spec {
  readonly label: readonly [zh: string, en: string];
  readonly title: readonly [zh: Words, en: Words];
  readonly body?: readonly [zh: Words, en: Words];
  /** True for what is asked of the reader soon: a mail by default. */
  readonly isUrgent?: boolean;
}

const pages: Readonly<Record<string, (id: string) => string>> = {
  Directive: (id) => `/directives/${id}`,
  Obligation: (id) => `/obligations/${id}`,
  Organization: (id) => `/supervision?organizationId=${id}`,
};

function kind({ label, title, body, isUrgent = false }: Spec): NotificationKindSpec {
  const words = (pair: readonly [Words, Words], params: NotificationParams, locale: Locale): string =>
    pair[locale === 'en' ? 1 : 0](
      (name) => String(params[name] ?? ''),
      (name) => (params[name] ? dayText(params[name], locale) : ''),
      params,
    );
  return {
    category: 'DIRECTIVE',
    label: { 'zh-CN': label[0], en: label[1] },
    text: (params, locale) => ({
      title: words(title, params, locale),
      body: body ? words(body, params, locale) : null,
    }),
    link: (subjectType, subjectId) => pages[subjectType]?.(subjectId) ?? null,
    ...(isUrgent ? { defaults: { mail: true } } : {}),
  };
}

const by: readonly [Words, Words] = [
  (text, day) => (day('dueOn') ? `请于${day('dueOn')}前办理。` : text('organization')),
  (text, day) => (day('dueOn') ? `Due on ${day('dueOn')}.` : text('organization')),
];
const reason: readonly [Words, Words] = [(text) => text('reason'), (text) => text('reason')];

defineNotificationKinds({
  'directive.issued': kind({
    label: ['收到工作部署', 'A directive arrives'],
    title: [
      (text) => `${text('issuer')}下发：${text('title')}`,
      (text) => `${text('issuer')} issued: ${text('title')}`,
    ],
    body: by,
  }),
  'directive.amended': kind({
    label: ['工作部署有修订', 'A directive is amended'],
    title: [(text) => `工作部署已修订：${text('title')}`, (text) => `Amended: ${text('title')}`],
    body: reason,
  }),
  'directive.withdrawn': kind({
    label: ['工作部署已撤回', 'A directive is withdrawn or superseded'],
    title: [(text) => `工作部署已停止执行：${text('title')}`, (text) => `No longer in force: ${text('title')}`],
    body: reason,
  }),
  'obligation.instructed': kind({
    label: ['上级补充要求', 'The level above adds instructions'],
    title: [
      (text) => `${text('organization')}补充要求：${text('title')}`,
      (text) => `${text('organization')} added instructions: ${text('title')}`,
    ],
    body: by,
  }),
  'obligation.submitted': kind({
    label: ['下级已提交，待审核', 'An answer waits to be verified'],
    title: [
      (text) => `${text('organization')}已提交：${text('title')}`,
      (text) => `${text('organization')} submitted: ${text('title')}`,
    ],
  }),
  'obligation.returned': kind({
    label: ['任务被退回', 'My answer is returned'],
    title: [(text) => `任务被退回：${text('title')}`, (text) => `Returned: ${text('title')}`],
    body: reason,
  }),
  'obligation.accepted': kind({
    label: ['任务已通过', 'My answer is accepted'],
    title: [(text) => `任务已通过：${text('title')}`, (text) => `Accepted: ${text('title')}`],
  }),
  'obligation.excused': kind({
    label: ['任务已免除', 'An obligation is excused'],
    title: [(text) => `任务已免除：${text('title')}`, (text) => `Excused: ${text('title')}`],
    body: reason,
  }),
  'obligation.extensionAsked': kind({
    label: ['下级申请延期', 'More time is asked for'],
    title: [
      (text, day) => `${text('organization')}申请延期至${day('askedOn')}：${text('title')}`,
      (text, day) => `${text('organization')} asks for time until ${day('askedOn')}: ${text('title')}`,
    ],
    body: reason,
  }),
  'obligation.extensionAnswered': kind({
    label: ['延期申请有答复', 'My request for more time is answered'],
    title: [
      (text, day, { isGranted }) =>
        isGranted ? `延期至${day('dueOn')}：${text('title')}` : `未同意延期：${text('title')}`,
      (text, day, { isGranted }) =>
        isGranted ? `Extended to ${day('dueOn')}: ${text('title')}` : `No more time: ${text('title')}`,
    ],
    body: reason,
  }),
  'obligation.messaged': kind({
    label: ['任务有新留言', 'A message about an obligation'],
    title: [
      (text) => `${text('organization')}留言：${text('title')}`,
      (text) => `Message from ${text('organization')}: ${text('title')}`,
    ],
  }),
  'obligation.reminded': kind({
    label: ['上级催办', 'The level above reminds'],
    title: [
      (text) => `${text('organization')}催办：${text('title')}`,
      (text) => `${text('organization')} reminds of: ${text('title')}`,
    ],
    isUrgent: true,
  }),
  'obligation.dueSoon': kind({
    label: ['任务即将到期', 'An obligation is due soon'],
    title: [
      (text, day) => `${day('dueOn')}到期：${text('title')}`,
      (text, day) => `Due on ${day('dueOn')}: ${text('title')}`,
    ],
  }),
  'obligation.late': kind({
    label: ['任务已逾期', 'An obligation is late'],
    title: [
      (text, day) => `已逾期（期限${day('dueOn')}）：${text('title')}`,
      (text, day) => `Late since ${day('dueOn')}: ${text('title')}`,
    ],
    isUrgent: true,
  }),
  'obligation.lateBelow': kind({
    label: ['下级有任务逾期', 'Units below are late'],
    title: [
      (text) => `${text('count')} 个下级组织逾期：${text('title')}`,
      (text) => `${text('count')} below are late: ${text('title')}`,
    ],
  }),
});

import type { Locale } from '../../kernel/locale.ts';
import { defineNotificationKinds, type NotificationParams } from './notification-kind.ts';

const dayText = (day: unknown, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${String(day)}T00:00:00Z`),
  );

const textOf = (params: NotificationParams, name: string): string => String(params[name] ?? '');

const atHandover = (_type: string, id: string): string => `/handovers/${id}`;
const atSecurity = (): string => '/profile?tab=sessions';

/** What the rooms built before this one have to tell. */
defineNotificationKinds({
  'term.begins': {
    category: 'OFFICE',
    label: { 'zh-CN': '任期即将开始', en: 'My term begins soon' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `Your term as ${textOf(params, 'office')} begins on ${dayText(params['on'], locale)}`,
            body: textOf(params, 'organization'),
          }
        : {
            title: `您的“${textOf(params, 'office')}”任期将于${dayText(params['on'], locale)}开始`,
            body: textOf(params, 'organization'),
          },
    link: () => '/offices',
  },
  'term.ends': {
    category: 'OFFICE',
    label: { 'zh-CN': '任期即将结束', en: 'My term ends soon' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `Your term as ${textOf(params, 'office')} ends on ${dayText(params['on'], locale)}`,
            body: `${textOf(params, 'organization')}. From that day on the office permits nothing more; prepare what your successor needs.`,
          }
        : {
            title: `您的“${textOf(params, 'office')}”任期将于${dayText(params['on'], locale)}届满`,
            body: `${textOf(params, 'organization')}。自该日起职务权限自动失效，请提前准备交接。`,
          },
    link: () => '/handovers',
  },
  'term.vacancies': {
    category: 'OFFICE',
    label: { 'zh-CN': '本组织有任期届满', en: 'Terms of my organization end' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `${textOf(params, 'count')} ${Number(params['count']) === 1 ? 'term ends' : 'terms end'} on ${dayText(params['on'], locale)} in ${textOf(params, 'organization')}`,
            body: 'Plan who follows, so that no office stands empty.',
          }
        : {
            title: `${textOf(params, 'organization')}有 ${textOf(params, 'count')} 个任期将于${dayText(params['on'], locale)}届满`,
            body: '请及时安排接任人选，避免职务空缺。',
          },
    link: () => '/vacancies',
  },
  'handover.waits': {
    category: 'OFFICE',
    label: { 'zh-CN': '交接包待接收', en: 'A handover waits for me' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `The handover of ${textOf(params, 'office')} waits for you`,
            body: `${textOf(params, 'organization')}. Read it and confirm that you have taken over.`,
          }
        : {
            title: `“${textOf(params, 'office')}”的交接包待您接收`,
            body: `${textOf(params, 'organization')}。请查阅并确认接收。`,
          },
    link: atHandover,
  },
  'handover.notes': {
    category: 'OFFICE',
    label: { 'zh-CN': '请为继任者留言', en: 'Leave notes to my successor' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `Your term as ${textOf(params, 'office')} is over: leave notes to your successor`,
            body: `${textOf(params, 'organization')}. The handover pack was made; you may add to it until it is confirmed.`,
          }
        : {
            title: `您的“${textOf(params, 'office')}”任期已结束，请为继任者留言`,
            body: `${textOf(params, 'organization')}。交接包已生成，继任者确认前您可以补充说明。`,
          },
    link: atHandover,
  },
  'plannedChange.failed': {
    category: 'ORGANIZATION',
    label: { 'zh-CN': '计划变更未能执行', en: 'A planned change failed' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `A change planned for ${textOf(params, 'organization') || 'a new organization'} could not be carried out`,
            body: `It was due on ${dayText(params['on'], locale)}. See why, then set another day or cancel it.`,
          }
        : {
            title: `${textOf(params, 'organization') || '新建组织'}的计划变更未能执行`,
            body: `原定${dayText(params['on'], locale)}执行。请查看原因，改期或取消。`,
          },
    link: () => '/organizations/planned',
    defaults: { mail: true },
  },
  'import.finished': {
    category: 'DATA',
    label: { 'zh-CN': '导入已完成', en: 'My import is finished' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `The import of ${textOf(params, 'file')} is finished`,
            body: `${textOf(params, 'applied')} rows were taken over.`,
          }
        : { title: `“${textOf(params, 'file')}”导入完成`, body: `共采用 ${textOf(params, 'applied')} 行。` },
    link: (_type, id) => `/imports/${id}`,
    isDigestable: false,
  },
  'import.failed': {
    category: 'DATA',
    label: { 'zh-CN': '导入已中止', en: 'My import was stopped' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `The import of ${textOf(params, 'file')} was stopped`,
            body: 'Nothing more was taken over. See what stood against it.',
          }
        : { title: `“${textOf(params, 'file')}”导入中止`, body: '后续数据未写入，请查看原因。' },
    link: (_type, id) => `/imports/${id}`,
  },
  'account.newDevice': {
    category: 'SECURITY',
    label: { 'zh-CN': '新设备登录', en: 'Sign-in from a new device' },
    text: (params, locale) =>
      locale === 'en'
        ? {
            title: `Your account signed in from a new device: ${textOf(params, 'device') || 'unknown'}`,
            body: 'If it was not you, end that session and change your password at once.',
          }
        : {
            title: `您的账号在新设备上登录：${textOf(params, 'device') || '未知设备'}`,
            body: '如非本人操作，请立即结束该会话并修改密码。',
          },
    link: atSecurity,
    isMandatory: true,
    isDigestable: false,
    defaults: { mail: true },
  },
  'account.passwordChanged': {
    category: 'SECURITY',
    label: { 'zh-CN': '密码已更改', en: 'My password was changed' },
    text: (_params, locale) =>
      locale === 'en'
        ? { title: 'Your password was changed', body: 'If it was not you, tell a security administrator at once.' }
        : { title: '您的密码已更改', body: '如非本人操作，请立即联系安全管理员。' },
    link: atSecurity,
    isMandatory: true,
    isDigestable: false,
  },
  'account.secondFactorChanged': {
    category: 'SECURITY',
    label: { 'zh-CN': '两步验证已变更', en: 'My second factor was changed' },
    text: (_params, locale) =>
      locale === 'en'
        ? {
            title: 'Your second factor or recovery codes were changed',
            body: 'If it was not you, tell a security administrator at once.',
          }
        : { title: '您的两步验证或恢复码已变更', body: '如非本人操作，请立即联系安全管理员。' },
    link: () => '/profile?tab=security',
    isMandatory: true,
    isDigestable: false,
  },
});

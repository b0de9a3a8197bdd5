import { HomeOutlined } from '@ant-design/icons';
import { anyOf } from '../../providers/access.ts';
import type { Viewer } from '../../providers/viewer.ts';
import { type DeskCard, defineResource } from '../../shared/resource.ts';

const inOffice = (viewer: Viewer): boolean => viewer.offices.length > 0;
/** Departments and clubs have no units below that could lack a presidium, and no rotation. */
const leadsUnits = ({ offices }: Viewer): boolean =>
  offices.some(({ organization }) => !['DEPARTMENT', 'CLUB'].includes(organization.level));

const coordinates = anyOf('obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue');

/** Whom the pages of reports are for. */
const reports = anyOf('report.read', 'report.open', 'obligation.answer', 'obligation.verify');

type Loaded = Omit<DeskCard, 'titleKey' | 'order'>;

const cards: readonly Loaded[] = [
  {
    key: 'waiting',
    requires: 'signed-in',
    size: 'wide',
    // Administrators' own cards say what waits for them.
    isFor: (viewer) => viewer.systemRole === null,
    load: async () => (await import('./waiting-card.tsx')).WaitingCard,
  },
  {
    key: 'work',
    requires: 'signed-in',
    isFor: (viewer) => viewer.systemRole === null,
    load: async () => (await import('./work-cards.tsx')).WorkCard,
  },
  {
    key: 'owed',
    requires: coordinates,
    isFor: inOffice,
    load: async () => (await import('./work-cards.tsx')).OwedCard,
  },
  {
    key: 'reports',
    requires: reports,
    isFor: inOffice,
    load: async () => (await import('./report-cards.tsx')).ReportsCard,
  },
  {
    key: 'lateBelow',
    requires: coordinates,
    isFor: leadsUnits,
    load: async () => (await import('./work-cards.tsx')).LateBelowCard,
  },
  {
    key: 'rounds',
    requires: anyOf('report.open'),
    isFor: inOffice,
    load: async () => (await import('./report-cards.tsx')).RoundsCard,
  },
  {
    key: 'trail',
    requires: anyOf('audit.readAll'),
    size: 'wide',
    load: async () => (await import('./system-cards.tsx')).TrailCard,
  },
  {
    key: 'accounts',
    requires: anyOf('account.manage'),
    size: 'wide',
    load: async () => (await import('./system-cards.tsx')).AccountsCard,
  },
  {
    key: 'offices',
    requires: 'signed-in',
    isFor: inOffice,
    load: async () => (await import('./my-offices-card.tsx')).MyOfficesCard,
  },
  {
    key: 'handovers',
    requires: 'signed-in',
    isFor: (viewer) => viewer.person !== null,
    load: async () => (await import('./unit-cards.tsx')).HandoversCard,
  },
  {
    key: 'vacancies',
    requires: 'signed-in',
    isFor: inOffice,
    load: async () => (await import('./unit-cards.tsx')).VacanciesCard,
  },
  {
    key: 'ending',
    requires: 'signed-in',
    isFor: inOffice,
    load: async () => (await import('./unit-cards.tsx')).EndingCard,
  },
  {
    key: 'turns',
    requires: 'signed-in',
    isFor: leadsUnits,
    load: async () => (await import('./unit-cards.tsx')).TurnsCard,
  },
  {
    key: 'leaderless',
    requires: anyOf('organization.read'),
    isFor: leadsUnits,
    load: async () => (await import('./unit-cards.tsx')).LeaderlessCard,
  },
  {
    key: 'changes',
    requires: anyOf('organization.read'),
    isFor: inOffice,
    load: async () => (await import('./unit-cards.tsx')).ChangesCard,
  },
  {
    key: 'mine',
    requires: 'signed-in',
    isFor: (viewer) => viewer.systemRole === null,
    load: async () => (await import('./mine-card.tsx')).MineCard,
  },
  {
    key: 'shortcuts',
    requires: 'signed-in',
    load: async () => (await import('./shortcuts-card.tsx')).ShortcutsCard,
  },
];

export const resource = defineResource({
  name: 'desk',
  liveTypes: ['HandoverPack', 'Office', 'OrganizationChange', 'PlannedChange', 'ReportRound', 'RotationTurn', 'Term'],
  path: '/',
  labelKey: 'desk.title',
  requires: 'signed-in',
  menu: { group: 'desk', order: 0, icon: HomeOutlined },
  routes: [
    { path: '', action: 'list', load: async () => (await import('./desk-page.tsx')).DeskPage },
    {
      path: 'leaderless',
      action: 'page',
      titleKey: 'desk.leaderless.title',
      requires: anyOf('organization.read'),
      load: async () => (await import('./leaderless-page.tsx')).LeaderlessPage,
    },
  ],
  deskCards: cards.map((card, index) => ({ ...card, titleKey: `desk.${card.key}.title`, order: index * 10 })),
});

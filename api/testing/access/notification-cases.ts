import { newId } from '../../kernel/ids.ts';
import { pub, type Cell, type MutationCase, type QueryCase, type SubscriptionCase } from './cases.ts';
import { open, uuidOf } from './query-shapes.ts';

const own = (field: string, input: Readonly<Record<string, unknown>> = {}): MutationCase => ({
  field,
  door: 'signedIn',
  isSingle: true,
  call: () => input,
  judge: () => 'ALLOWED',
});

const mark = (
  variant: string,
  id: (cell: Cell) => string,
  judge: MutationCase['judge'],
  also: (cell: Cell) => readonly string[] = () => [],
): MutationCase => ({
  field: 'notificationMark',
  variant,
  door: 'signedIn',
  isSingle: true,
  call: (cell) => ({ ids: [id(cell), ...also(cell)].map((uuid) => pub('ntf', uuid)), mark: 'READ' }),
  judge,
});

const ownNotification = ({ persona }: Cell): string => persona.rows.notification ?? newId();

/** Mutations of what an account is told: its own alone. */
export const NOTIFICATION_MUTATIONS: readonly MutationCase[] = [
  mark('own', ownNotification, () => 'ALLOWED'),
  mark(
    'of somebody else',
    ({ shared }) => shared.foreignNotification,
    () => 'NOT_FOUND',
  ),
  mark(
    'absent',
    () => newId(),
    () => 'NOT_FOUND',
  ),
  mark(
    'one of somebody else among own',
    ownNotification,
    () => 'NOT_FOUND',
    ({ shared }) => [shared.foreignNotification],
  ),
  own('notificationReadAll'),
  own('notificationPreferencesUpdate', { dailyMailHour: 9 }),
  own('calendarFeedCreate'),
  own('calendarFeedRotate'),
  own('calendarFeedRevoke'),
];

/** Queries of what an account is told. */
export const NOTIFICATION_QUERIES: readonly QueryCase[] = [
  {
    field: 'notifications',
    variant: 'all',
    door: 'signedIn',
    isSingle: true,
    call: () => ({ first: 100 }),
    judge: ({ persona }) => (persona.rows.notification === null ? [] : [persona.rows.notification]),
  },
  {
    field: 'node',
    variant: 'notification of somebody else',
    door: 'public',
    isSingle: true,
    select: '{ id }',
    call: ({ shared }) => ({ id: pub('ntf', shared.foreignNotification) }),
    judge: () => [],
    shows: (value: { id: string } | null) => (value === null ? [] : [uuidOf(value.id)]),
  },
  open('notificationSummary', 'signedIn', '{ unreadCount }'),
  open('notificationPreferences', 'signedIn', '{ dailyMailHour }'),
];

/** Subscriptions: what each tells is what `node` shows the viewer at that instant, and nothing else. */
export const NOTIFICATION_SUBSCRIPTIONS: readonly SubscriptionCase[] = [
  { field: 'changed', door: 'signedIn', provenBy: 'api/modules/notification/live.api.test.ts' },
];

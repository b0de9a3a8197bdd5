import DataLoader from 'dataloader';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../../kernel/actor.ts';
import { customFilter, enumFilter, instantFilter, textFilter } from '../../kernel/read/filter.ts';
import type { Reader } from '../../kernel/read/reader.ts';
import { column, columns, defineShape, expression, one, shapeNamed, type Shape } from '../../kernel/read/shape.ts';
import { OrganizationShape } from '../organization/index.ts';
import type { NotificationParams } from './notification-kind.ts';
import { NotificationSchema } from './notification.entity.ts';
import type { NotificationCategory } from './notification.enums.ts';

/** What is stored of the words of a notification. */
export interface StoredWords {
  readonly kind: string;
  readonly params: NotificationParams;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
}

/** True or false by whether a column has a value. */
const isSetFilter = (property: string) =>
  customFilter((value, table) => {
    const { eq } = value as { eq?: boolean | null };
    return sql`(${eq ?? null}::boolean is null or (${table.column(property)} is not null) = ${eq ?? null}::boolean)`;
  });

/** Rows that are the actor's own; nobody else's are anybody's business, not even an administrator's. */
const ownSql = (column: Sql, { accountId }: Actor): Sql =>
  accountId === null ? sql`false` : sql`${column} = ${accountId}::uuid`;

/** Notifications: each for its own account alone. */
export const NotificationShape: Shape = defineShape({
  name: 'Notification',
  prefix: 'ntf',
  entity: NotificationSchema,
  fields: {
    id: column('id', { idPrefix: 'ntf' }),
    ...columns('kind', 'category', 'createdAt', 'readAt', 'archivedAt'),
    text: expression(
      (table) => sql`json_build_object('kind', ${table.column('kind')}, 'params', ${table.column('params')},
        'subjectType', ${table.column('subjectType')}, 'subjectId', ${table.column('subjectId')})`,
    ),
    organization: one(() => OrganizationShape, 'organizationId'),
  },
  filters: {
    kind: textFilter('kind'),
    category: enumFilter('category'),
    isRead: isSetFilter('readAt'),
    isArchived: isSetFilter('archivedAt'),
    createdAt: instantFilter('createdAt'),
  },
  // Never null: the bare column lets the index of the inbox give the order.
  orders: { CREATED_AT: { type: 'timestamptz', sql: (table) => table.column('createdAt') } },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
  visibleTo: (table, { actor }) => sql`(${table.column('isInbox')} and ${ownSql(table.column('accountId'), actor)})`,
});

/** Number of what was not read yet. */
export interface UnreadCount {
  readonly category: NotificationCategory;
  readonly unreadCount: number;
}

/** What waits unread in the reader's inbox, by category; categories without any are left out. */
export async function unreadCounts(reader: Reader): Promise<UnreadCount[]> {
  return reader.run<UnreadCount>(sql`select category, count(*)::int as "unreadCount" from notification
    where ${ownSql(sql`account_id`, reader.context.actor)} and is_inbox and read_at is null and archived_at is null
    group by category order by category`);
}

const loaders = new WeakMap<Reader, DataLoader<string, boolean>>();

/** Loader of whether a reader may see records, by type and uuid: one statement a type for all that a page names. */
function subjectLoader(reader: Reader): DataLoader<string, boolean> {
  const known = loaders.get(reader);
  if (known) {
    return known;
  }
  const loader = new DataLoader<string, boolean>(async (keys) => {
    const seen = new Set<string>();
    const byType = Map.groupBy(keys, (key) => key.split(':', 1)[0]!);
    for (const [type, items] of byType) {
      const shape = shapeNamed(type);
      const ids = items.map((key) => key.slice(type.length + 1));
      for (const id of shape ? (await reader.byIds(shape, ids, [])).keys() : []) {
        seen.add(`${type}:${id}`);
      }
    }
    return keys.map((key) => seen.has(key));
  });
  loaders.set(reader, loader);
  return loader;
}

/** True when the reader may see what a notification is about now; what it is about nothing of is always seen. */
export async function seesSubject(reader: Reader, { subjectType, subjectId }: StoredWords): Promise<boolean> {
  return subjectType === null || subjectId === null || subjectLoader(reader).load(`${subjectType}:${subjectId}`);
}

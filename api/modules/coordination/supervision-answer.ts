import sql, { raw, type Sql } from 'sql-template-tag';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../graphql/context.ts';
import { selectionFor } from '../../graphql/read.ts';
import { badRequest } from '../../kernel/access.ts';
import { decodeId } from '../../kernel/ids.ts';
import { CursorCodec, readPage, type PageArguments } from '../../kernel/page.ts';
import type { Shape } from '../../kernel/read/shape.ts';
import { OrganizationShape } from '../organization/index.ts';
import { tableOf } from '../people/index.ts';
import { DirectiveShape } from './directive.read-model.ts';
import type { SupervisionFilterInput, SupervisionSourceInput } from './supervision.input.ts';
import { boardSql, overviewSql, type BoardHead, type BoardRow, type BoardScope } from './supervision.read-model.ts';
import type { LevelOverviewType, SupervisionCountsType } from './supervision.type.ts';

/** Largest number of rows of one page; an organization has that many units directly below it at most in practice. */
const ROWS_DEFAULT = 100;

/** A board with all its rows; the page is cut when they are asked for. */
export interface Board {
  readonly head: BoardHead;
  readonly all: readonly BoardRow[];
  readonly total: SupervisionCountsType;
}

/** A row on its page, with what its neighbours need as well. */
export interface PagedRow extends BoardRow {
  readonly page: readonly BoardRow[];
  readonly loaded: Map<string, Promise<ReadonlyMap<string, object>>>;
}

async function headOf(context: Context, organizationId: string): Promise<BoardHead | null> {
  const id = decodeId('org', organizationId);
  if (id === null || !(await context.reader.sees(OrganizationShape, id))) {
    return null;
  }
  const [head] = await context.reader.run<BoardHead>(sql`select id, level from organization where id = ${id}::uuid`);
  return head!;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';

function scopeOf(source: SupervisionSourceInput | null, filter: SupervisionFilterInput | null): BoardScope {
  const { directiveId = null, reportRoundId = null, kind = null } = source ?? {};
  if (directiveId && reportRoundId) {
    throw badRequest('BOARD_SOURCE');
  }
  // An id of another kind is about nothing, as one that never existed.
  const sourceId = directiveId
    ? (decodeId('dir', directiveId) ?? NOWHERE)
    : reportRoundId
      ? (decodeId('rrd', reportRoundId) ?? NOWHERE)
      : null;
  return {
    kind: directiveId ? 'DIRECTIVE' : reportRoundId ? 'REPORT_ROUND' : (kind ?? null),
    sourceId,
    levels: filter?.levels ?? null,
    statuses: filter?.statuses ?? null,
    isLate: filter?.isLate ?? null,
  };
}

const SUMMED = [
  'total',
  'pending',
  'acknowledged',
  'submitted',
  'returned',
  'accepted',
  'withdrawn',
  'excused',
  'open',
  'late',
  'lateUpTo3',
  'lateUpTo7',
  'lateOver7',
] as const;

function sumOf(rows: readonly BoardRow[]): SupervisionCountsType {
  const sums = SUMMED.map((key) => [key, rows.reduce((sum, { counts }) => sum + counts[key], 0)]);
  return {
    ...(Object.fromEntries(sums) as Omit<SupervisionCountsType, 'mostLateDays'>),
    mostLateDays: Math.max(0, ...rows.map(({ counts }) => counts.mostLateDays)),
  };
}

/** The board of an organization that the viewer may know; null when there is none. */
export async function boardFor(
  context: Context,
  organizationId: string,
  source: SupervisionSourceInput | null,
  filter: SupervisionFilterInput | null,
): Promise<Board | null> {
  const head = await headOf(context, organizationId);
  if (!head) {
    return null;
  }
  const all = await context.reader.run<BoardRow>(boardSql(head, scopeOf(source, filter), context.reader.context));
  return { head, all, total: sumOf(all) };
}

type SortKey = 'TREE' | 'NAME' | 'TOTAL' | 'LATE' | 'MOST_LATE' | 'OPEN' | 'DONE';

const pinyin = new Intl.Collator('zh-Hans-CN');
const NUMBER: Readonly<Record<Exclude<SortKey, 'TREE' | 'NAME'>, (counts: SupervisionCountsType) => number>> = {
  TOTAL: ({ total }) => total,
  LATE: ({ late }) => late,
  MOST_LATE: ({ mostLateDays }) => mostLateDays,
  OPEN: ({ open }) => open,
  DONE: ({ accepted, excused, total }) => (accepted + excused) / Math.max(1, total),
};

function compare(key: SortKey, one: BoardRow, other: BoardRow): number {
  if (key === 'TREE') {
    return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
  }
  return key === 'NAME' ? pinyin.compare(one.name, other.name) : NUMBER[key](one.counts) - NUMBER[key](other.counts);
}

/** Arguments of the rows of a board. */
export interface RowArguments extends PageArguments {
  readonly orderBy?: readonly { readonly field: SortKey; readonly direction: 'ASC' | 'DESC' }[] | null;
}

/** One page of the rows as a connection; their numbers and order are those of the whole board. */
export function rowsOf(context: Context, board: Board, args: RowArguments): object {
  const order = args.orderBy?.length ? args.orderBy : [{ field: 'TREE', direction: 'ASC' } as const];
  const sorted = board.all.toSorted((one, other) => {
    for (const { field, direction } of order) {
      const sign = compare(field, one, other);
      if (sign !== 0) {
        return direction === 'ASC' ? sign : -sign;
      }
    }
    return compare('TREE', one, other);
  });
  const codec = new CursorCodec(context.kernel.secret, {
    shape: 'SupervisionRow',
    head: board.head.id,
    order,
    reader: context.actor.accountId,
  });
  const { pageLimit } = context.reader.context;
  const page = readPage(args, codec, 1, ROWS_DEFAULT, pageLimit);
  const place = page.cursor ? sorted.findIndex(({ organizationId }) => organizationId === page.cursor![0]) : -1;
  const end = page.isBackward ? (place < 0 ? sorted.length : place) : sorted.length;
  const start = page.isBackward ? Math.max(0, end - page.size) : place + 1 + page.offset;
  const rows = sorted.slice(start, Math.min(end, start + page.size));
  const loaded = new Map<string, Promise<ReadonlyMap<string, object>>>();
  const nodes = rows.map((row): PagedRow => ({ ...row, page: rows, loaded }));
  const cursorOf = (row: BoardRow | undefined): string | null => (row ? codec.encode([row.organizationId]) : null);
  return {
    nodes,
    edges: () => nodes.map((node) => ({ cursor: cursorOf(node), node })),
    pageInfo: {
      hasNextPage: start + rows.length < sorted.length,
      hasPreviousPage: start > 0,
      startCursor: () => cursorOf(rows[0]),
      endCursor: () => cursorOf(rows.at(-1)),
    },
    totalCount: sorted.length,
  };
}

/** A record of each row of a page, read in one statement for all of them. */
export async function recordOf(
  context: Context,
  info: GraphQLResolveInfo,
  row: PagedRow,
  shape: Shape,
  idOf: (row: BoardRow) => string | null,
): Promise<object | null> {
  const key = String(info.fieldNodes[0]!.loc?.start ?? info.path.key);
  let found = row.loaded.get(key);
  if (!found) {
    const ids = row.page.map(idOf).filter((id) => id !== null);
    found = context.reader.byIds(shape, ids, selectionFor(info, shape.name));
    row.loaded.set(key, found);
  }
  const id = idOf(row);
  return id === null ? null : ((await found).get(id) ?? null);
}

/** One page a level for an organization that the viewer may know; null when there is none. */
export async function overviewFor(context: Context, organizationId: string): Promise<LevelOverviewType | null> {
  const head = await headOf(context, organizationId);
  if (!head) {
    return null;
  }
  const directives = (status: string): Sql => sql`select count(*)::int from directive d
    where d.organization_id = ${head.id}::uuid and d.status = ${raw(`'${status}'`)}
      and ${DirectiveShape.visibleTo(tableOf(DirectiveShape, 'd'), context.reader.context)}`;
  const [row] = await context.reader.run<LevelOverviewType>(
    overviewSql(head, directives('DRAFT'), directives('ISSUED'), context.reader.context),
  );
  return row!;
}

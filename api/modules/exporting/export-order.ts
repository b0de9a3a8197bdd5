import type { GraphQLSchema } from 'graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { holds, type Actor } from '../../kernel/actor.ts';
import { columnOf, exportListNamed, type ExportList } from '../../kernel/export-list.ts';
import type { QueryAnswer } from '../../kernel/module.ts';
import { planExport, readExportPage, type ExportPlan } from '../../graphql/export-list.ts';
import { authorizeExport } from './export-ticket.service.ts';
import type { ExportFormat, ExportOrder } from './export-ticket.entity.ts';
import { refuse } from './exporting.refusals.ts';

/** What a client asks for. */
export interface ExportWish {
  readonly list: string;
  readonly format: ExportFormat;
  readonly columns: readonly string[];
  readonly arguments?: Readonly<Record<string, unknown>> | null;
  readonly purpose?: string | null;
}

/** Rows that one file of a format takes. */
export const MOST_ROWS: Readonly<Record<ExportFormat, number>> = {
  CSV: LIMITS.exportCsvRows,
  XLSX: LIMITS.exportXlsxRows,
};

/**
 * Checks a wish before a ticket is given out: list, columns and their classes, purpose, arguments, number of rows. The
 * list itself is asked for its total, so that whatever it refuses is refused here.
 */
export async function checkWish(
  schema: GraphQLSchema,
  actor: Actor,
  wish: ExportWish,
  query: (document: string, variables: Readonly<Record<string, unknown>>) => Promise<QueryAnswer>,
): Promise<ExportOrder> {
  const list = exportListNamed(wish.list);
  if (!list) {
    throw refuse('EXPORT_LIST', ['input', 'list'], { list: wish.list });
  }
  authorizeExport(actor, list);
  requireColumns(list, wish.columns);
  const plan = planExport(schema, list, wish.columns, actor.locale);
  for (const column of plan.columns) {
    if (column.requires.some((permission) => !holds(actor, permission))) {
      throw refuse('EXPORT_COLUMN_FORBIDDEN', ['input', 'columns'], { column: column.title });
    }
  }
  const stated = wish.purpose?.trim() || null;
  const purpose = actor.purpose ?? stated;
  if (purpose === null && plan.columns.some(({ isPersonal }) => isPersonal)) {
    throw refuse('EXPORT_PURPOSE', ['input', 'purpose']);
  }
  const taken = takenArguments(plan, wish.arguments ?? {});
  const rowCount = await countRows(plan, taken, query);
  if (rowCount > MOST_ROWS[wish.format]) {
    throw refuse('EXPORT_ROWS', ['input', 'format'], { count: rowCount, max: MOST_ROWS[wish.format] });
  }
  return {
    list: list.name,
    format: wish.format,
    columns: wish.columns,
    arguments: taken,
    locale: actor.locale,
    purpose,
    isReadWithPurpose: actor.purpose !== null,
    rowCount,
  };
}

function requireColumns(list: ExportList, keys: readonly string[]): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (!columnOf(list, key) || seen.has(key)) {
      throw refuse('EXPORT_COLUMN', ['input', 'columns'], { column: key });
    }
    seen.add(key);
  }
}

function takenArguments(plan: ExportPlan, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const unknown = Object.keys(given).find((name) => !plan.arguments.includes(name));
  if (unknown !== undefined) {
    throw refuse('EXPORT_ARGUMENTS', ['input', 'arguments'], { problem: unknown });
  }
  return { ...given };
}

async function countRows(
  plan: ExportPlan,
  given: Readonly<Record<string, unknown>>,
  query: (document: string, variables: Readonly<Record<string, unknown>>) => Promise<QueryAnswer>,
): Promise<number> {
  try {
    const { totalCount } = await readExportPage(plan, query, { ...given, first: 1, withTotal: true });
    return totalCount!;
  } catch (error) {
    // Of all errors only those of the arguments carry neither a cause of ours nor a path: they failed before any field ran.
    const { path, originalError } = error as { path?: unknown; originalError?: unknown };
    if (error instanceof Error && error.name === 'GraphQLError' && !path && !originalError) {
      throw refuse('EXPORT_ARGUMENTS', ['input', 'arguments'], { problem: error.message });
    }
    throw error;
  }
}

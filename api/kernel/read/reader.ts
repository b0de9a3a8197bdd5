import type { MikroORM } from '@mikro-orm/postgresql';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../actor.ts';
import type { Kernel } from '../unit-of-work.ts';
import {
  Compiler,
  planList,
  ROW_ID,
  type ListArguments,
  type ListPlan,
  type Names,
  type SelectedField,
} from './compile.ts';
import { runPrepared } from './prepared.ts';
import { recordReads } from './read-audit.ts';
import type { ReadContext, Shape, Table } from './shape.ts';

/** A row of the engine: response keys and the row's uuid under `$id`. */
export type Row = Readonly<Record<string, unknown>>;

/** A connection as it comes from the database. */
export interface RawConnection {
  readonly rows: readonly (Row & { readonly k: readonly unknown[] })[];
  readonly total: number | null;
}

/** Table and column names by the ORM's metadata. */
export function namesOf(orm: MikroORM): Names {
  const meta = (shape: Shape) => orm.getMetadata().get(shape.entity.meta.class ?? shape.entity.meta.className);
  return {
    table: (shape) => meta(shape).tableName,
    column(shape, property) {
      const found = meta(shape).properties[property as never] as { fieldNames: string[] } | undefined;
      if (!found) {
        throw new Error(`${shape.name} has no property ${property}`);
      }
      return found.fieldNames[0]!;
    },
  };
}

/** Runs a statement on the shared pool outside any transaction. */
export async function runRead<RowType extends object>(kernel: Kernel, statement: Sql): Promise<RowType[]> {
  return runPrepared<RowType>(kernel.pool, statement);
}

/** How a reader differs from that of a client's request. */
export interface ReadOptions {
  /** Largest page; the cap of clients when absent. */
  readonly pageLimit?: number;
  /** True when the caller itself enters in the audit trail what is read, once for many pages. */
  readonly isAuditedByCaller?: boolean;
  /** Learns which rows the actor has read by lists and look-ups, by type and uuid. */
  readonly onRead?: (actor: Actor, type: string, uuids: readonly string[]) => void;
}

/** Reads shapes for one actor at one instant; every statement carries the visibility of every table that it touches. */
export class Reader {
  readonly #kernel: Kernel;
  readonly #names: Names;
  readonly #isAuditedByCaller: boolean;
  readonly #onRead: ReadOptions['onRead'];
  readonly context: ReadContext;

  constructor(
    kernel: Kernel,
    names: Names,
    actor: Actor,
    { pageLimit, isAuditedByCaller = false, onRead }: ReadOptions = {},
  ) {
    this.#kernel = kernel;
    this.#names = names;
    this.#isAuditedByCaller = isAuditedByCaller;
    this.#onRead = onRead;
    this.context = {
      actor,
      now: kernel.clock.now(),
      today: kernel.clock.today(),
      ...(pageLimit === undefined ? {} : { pageLimit }),
    };
  }

  /** A connection of a shape, in one statement. */
  async list(shape: Shape, selection: SelectedField, where?: (table: Table) => Sql): Promise<RawConnection> {
    const compiler = this.#compiler();
    const { statement } = compiler.list(shape, selection, where);
    const [[row]] = await Promise.all([
      runRead<{ data: RawConnection }>(this.#kernel, statement),
      this.#auditRead(compiler, shape.name),
    ]);
    // The last sort key of a row is its uuid.
    this.#onRead?.(
      this.context.actor,
      shape.name,
      row!.data.rows.map(({ k }) => k.at(-1) as string),
    );
    return row!.data;
  }

  /** The paging of a connection that came with its parent. */
  plan(shape: Shape, args: ListArguments): ListPlan {
    return planList(shape, args, this.context, this.#kernel.secret);
  }

  /** The visible rows with these uuids, by uuid, in one statement. */
  async byIds(
    shape: Shape,
    ids: readonly string[],
    fields: readonly SelectedField[],
  ): Promise<ReadonlyMap<string, Row>> {
    const rows = await this.#rows(shape, fields, (table) => sql`${table.column('id')} = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row[ROW_ID] as string, row]));
  }

  /** The first visible row that matches, or null. */
  async first(shape: Shape, fields: readonly SelectedField[], where: (table: Table) => Sql): Promise<Row | null> {
    const [row] = await this.#rows(shape, fields, where);
    return row ?? null;
  }

  /** True when the actor may see the row. */
  async sees(shape: Shape, id: string): Promise<boolean> {
    return (await this.byIds(shape, [id], [])).size > 0;
  }

  /** Runs hand-written SQL of a read model; its caller answers for visibility. */
  async run<RowType extends object>(statement: Sql): Promise<RowType[]> {
    return runRead(this.#kernel, statement);
  }

  async #rows(shape: Shape, fields: readonly SelectedField[], where: (table: Table) => Sql): Promise<readonly Row[]> {
    const compiler = this.#compiler();
    const statement = compiler.rows(shape, fields, where);
    const [[row]] = await Promise.all([
      runRead<{ data: Row[] }>(this.#kernel, statement),
      this.#auditRead(compiler, shape.name),
    ]);
    this.#onRead?.(
      this.context.actor,
      shape.name,
      row!.data.map((found) => found[ROW_ID] as string),
    );
    return row!.data;
  }

  #compiler(): Compiler {
    return new Compiler(this.#names, this.context, this.#kernel.secret);
  }

  /** Records that personal data is read for a purpose; the answer waits until that is committed. */
  async #auditRead(compiler: Compiler, subjectType: string): Promise<void> {
    const { actor, now } = this.context;
    if (this.#isAuditedByCaller || actor.purpose === null || actor.accountId === null || compiler.audited.size === 0) {
      return;
    }
    const grant = actor.grants.find(({ reach }) => reach === 'SUBTREE');
    const draft = {
      subjectType,
      subjectId: null,
      scope: grant
        ? { organizationId: grant.organizationId, provinceId: null, cityId: null, schoolId: null, departmentId: null }
        : null,
      ...(grant ? { permission: grant.permission } : {}),
    };
    await recordReads(
      this.#kernel,
      [...compiler.audited].map((action) => ({ actor, draft: { ...draft, action }, at: now })),
    );
  }
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { builtSchema } from '../../graphql/build-schema.ts';
import { planExport, readExportPage, type Cell, type ExportPage, type ExportPlan } from '../../graphql/export-list.ts';
import { RequestFailure } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { RouteTools } from '../../kernel/module.ts';
import { MOST_ROWS } from './export-order.ts';
import type { ExportFormat, ExportOrder } from './export-ticket.entity.ts';
import { listOf, recordDownload } from './export-ticket.service.ts';
import { CSV_START, csvHeader, csvLine } from './write-csv.ts';
import { WorkbookWriter } from './write-workbook.ts';

/** Rows read at once: memory stays the same however long the list is, and no transaction waits for a slow client. */
const PAGE = 1000;

/** A file on its way. */
export interface Download {
  readonly name: string;
  readonly contentType: string;
  readonly body: Readable;
}

/**
 * Opens the file of a spent ticket for whoever the actor is now. The first page is read before anything is sent, so that a
 * refusal has its status; a client that goes away stops the reading.
 */
export async function openDownload(
  tools: RouteTools,
  actor: Actor,
  ticket: { readonly id: string; readonly order: ExportOrder },
): Promise<Download> {
  const { order } = ticket;
  const list = listOf(actor, order);
  const reader: Actor = { ...actor, locale: order.locale, purpose: order.isReadWithPurpose ? order.purpose : null };
  const plan = planExport(builtSchema(), list, order.columns, order.locale);
  const pages = pagesOf(order, (variables) =>
    readExportPage(
      plan,
      (document, given) => tools.query(reader, document, given, { pageLimit: PAGE, isAuditedByCaller: true }),
      variables,
    ),
  );
  const first = await pages.next();
  const signer: Actor = { ...actor, purpose: order.purpose };
  const finish = (rows: number, digest: string, isComplete: boolean): Promise<void> =>
    recordDownload(tools.kernel, signer, ticket, { rows, digest, isComplete });
  const day = tools.kernel.clock.today().replaceAll('-', '');
  const [extension, contentType] = FORMATS[order.format];
  const writer =
    order.format === 'CSV' ? csvWriter(plan, order) : workbookWriter(plan, order, list.title[order.locale]);
  return {
    name: `${list.title[order.locale]}-${day}.${extension}`,
    contentType,
    body: Readable.from(bytesOf(plan, writer, follow(first, pages), finish), {
      objectMode: false,
      highWaterMark: 64_000,
    }),
  };
}

const FORMATS: Readonly<Record<ExportFormat, readonly [extension: string, contentType: string]>> = {
  CSV: ['csv', 'text/csv; charset=utf-8; header=present'],
  XLSX: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
};

async function* pagesOf(
  order: ExportOrder,
  read: (variables: Readonly<Record<string, unknown>>) => Promise<ExportPage>,
): AsyncGenerator<ExportPage['nodes']> {
  const { arguments: given } = order;
  let after: string | null = null;
  let rows = 0;
  for (;;) {
    const page: ExportPage = await read({ ...given, first: PAGE, after, withTotal: false });
    rows += page.nodes.length;
    if (rows > MOST_ROWS[order.format]) {
      throw new RequestFailure('BAD_REQUEST', 'EXPORT_TOO_LARGE', { max: MOST_ROWS[order.format] });
    }
    yield page.nodes;
    if (!page.pageInfo.hasNextPage) {
      return;
    }
    after = page.pageInfo.endCursor;
  }
}

/** The page that was read ahead, then the rest; leaving early closes the rest. */
async function* follow<Page>(first: IteratorResult<Page>, rest: AsyncGenerator<Page>): AsyncGenerator<Page> {
  try {
    if (!first.done) {
      yield first.value;
    }
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

type Finish = (rows: number, digest: string, isComplete: boolean) => Promise<void>;

/** What a format makes of a list; every method gives bytes to send. */
interface FileWriter {
  start(firstPage: readonly (readonly Cell[])[]): Promise<Buffer>;
  rows(page: readonly (readonly Cell[])[]): Promise<Buffer>;
  end(): Promise<Buffer>;
}

function csvWriter(plan: ExportPlan, { locale }: ExportOrder): FileWriter {
  return {
    start: async () => Buffer.from(CSV_START + csvHeader(plan.columns)),
    rows: async (page) => Buffer.from(page.map((cells) => csvLine(plan.columns, cells, locale)).join('')),
    end: async () => Buffer.alloc(0),
  };
}

function workbookWriter(plan: ExportPlan, { locale }: ExportOrder, title: string): FileWriter {
  const workbook = new WorkbookWriter(plan.columns, locale);
  return {
    start: (firstPage) => workbook.start(title, firstPage),
    rows: (page) => workbook.rows(page),
    end: () => workbook.end(),
  };
}

async function* bytesOf(
  plan: ExportPlan,
  writer: FileWriter,
  pages: AsyncGenerator<ExportPage['nodes']>,
  finish: Finish,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let rows = 0;
  let isStarted = false;
  let isComplete = false;
  const hashed = (bytes: Buffer): Buffer => {
    hash.update(bytes);
    return bytes;
  };
  try {
    for await (const nodes of pages) {
      const cells = nodes.map((node) => plan.columns.map((column) => column.read(node)));
      if (!isStarted) {
        isStarted = true;
        yield hashed(await writer.start(cells));
      }
      rows += nodes.length;
      yield hashed(await writer.rows(cells));
    }
    const end = hashed(await writer.end());
    if (end.length > 0) {
      yield end;
    }
    isComplete = true;
  } finally {
    await finish(rows, hash.digest('hex'), isComplete);
  }
}

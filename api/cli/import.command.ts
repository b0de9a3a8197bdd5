import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { RequestFailure } from '../kernel/access.ts';
import { decodeId, encodeId } from '../kernel/ids.ts';
import { fill, type Locale } from '../kernel/locale.ts';
import { FAILURE_TEXTS } from '../kernel/messages.ts';
import { DomainRefusal, DomainRefusals } from '../kernel/refusal.ts';
import { LIMITS } from '../../schema/limits.ts';
import {
  commitFromCommandLine,
  findTemplate,
  listBatches,
  prepareFromCommandLine,
  runFromCommandLine,
  TEMPLATE_FORMATS,
  TEMPLATE_NAMES,
  templateFile,
  undoFromCommandLine,
  type BatchSummary,
  type BatchTarget,
  type FoundIssue,
  type MappingFacts,
} from '../modules/importing/index.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';
import { UsageError, withInstallation, type Command, type CommandResult } from './command.ts';

const LANGUAGES: Readonly<Record<string, Locale>> = { en: 'en', 'zh-CN': 'zh-CN', zh: 'zh-CN' };
const POLICIES = { 'reject-all': 'REJECT_ALL', 'skip-bad': 'SKIP_BAD' } as const;
const ENCODINGS = { auto: null, 'utf-8': 'utf-8', gb18030: 'gb18030' } as const;
/** Row issues that are printed one by one. */
const PRINTED_ISSUES = 2000;

const FILE_OPTIONS = {
  'dry-run': { type: 'boolean' },
  policy: { type: 'string' },
  mapping: { type: 'string' },
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  'create-unions': { type: 'boolean' },
  lang: { type: 'string' },
} as const;

type Options = Readonly<Record<string, string | boolean | undefined>>;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function choice<Value>(
  options: Options,
  name: string,
  values: Readonly<Record<string, Value>>,
  fallback: string,
): Value {
  const value = values[String(options[name] ?? fallback)];
  if (value === undefined) {
    throw new UsageError(`--${name} takes one of: ${Object.keys(values).join(', ')}`);
  }
  return value;
}

/** Reads the file of a call without taking in more than an import may hold. */
async function fileOf(args: readonly string[]): Promise<{ fileName: string; bytes: Uint8Array }> {
  const [path] = args;
  if (!path || args.length > 1) {
    throw new UsageError('Name one file to import.');
  }
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} can not be read: ${error.message}`,
    );
  });
  return { fileName: basename(path).slice(-LIMITS.name), bytes };
}

async function mappingOf(options: Options): Promise<MappingFacts | undefined> {
  if (typeof options['mapping'] !== 'string') {
    return undefined;
  }
  try {
    return JSON.parse(await readFile(options['mapping'], 'utf8')) as MappingFacts;
  } catch (error) {
    throw new UsageError(
      `${options['mapping']} is not a mapping: ${(error as Error).message}. It is JSON such as {"columns":[{"field":"name","headers":["学校名称"]}]}.`,
    );
  }
}

/** Turns refusals into sentences for the terminal. */
async function inWords<Result>(locale: Locale, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RequestFailure) {
      throw new UsageError(fill((FAILURE_TEXTS[error.key] ?? FAILURE_TEXTS[error.code]!)[locale], error.params));
    }
    const refusals = error instanceof DomainRefusals ? error.refusals : error instanceof DomainRefusal ? [error] : null;
    if (!refusals) {
      throw error;
    }
    throw new UsageError(refusals.map((refusal) => refusal.messageIn(locale)).join('\n'));
  }
}

function printIssues(issues: readonly FoundIssue[]): void {
  for (const { rowNumber, severity, message } of issues.slice(0, PRINTED_ISSUES)) {
    say(`${rowNumber === null ? 'file' : `row ${rowNumber}`}: ${severity.toLowerCase()}: ${message}`);
  }
  if (issues.length > PRINTED_ISSUES) {
    say(`... and ${issues.length - PRINTED_ISSUES} more`);
  }
}

/** Progress on the terminal: one line a step, so that it can also be read from a pipe. */
const progress = (done: number, total: number): void => say(`import: ${done}/${total}`);

async function importFile(target: BatchTarget, args: readonly string[], options: Options): Promise<CommandResult> {
  const locale = choice(options, 'lang', LANGUAGES, 'en');
  const policy = choice(options, 'policy', POLICIES, 'reject-all');
  const source = await fileOf(args);
  const mapping = await mappingOf(options);
  const createUnions = options['create-unions'] === true;
  const choices = {
    sheetName: typeof options['sheet'] === 'string' ? options['sheet'] : undefined,
    encoding: choice(options, 'encoding', ENCODINGS, 'auto') ?? undefined,
  };
  return withInstallation((kernel) =>
    inWords(locale, async () => {
      const started = performance.now();
      const { prepared, issues, counts, isRefused } = await prepareFromCommandLine(
        kernel,
        source,
        { target, policy, mapping, createUnions, choices },
        locale,
      );
      printIssues(issues);
      if (options['dry-run'] === true || isRefused) {
        const line = isRefused ? 'Nothing was imported: see the errors above.' : 'Dry run: nothing was written.';
        return { lines: [describe(counts), line], data: { ...counts, batch: null }, isOk: !isRefused };
      }
      const batchId = await commitFromCommandLine(kernel, prepared);
      say(`import: batch ${encodeId('imp', batchId)}`);
      return finish(kernel, batchId, locale, counts, started);
    }),
  );
}

async function finish(
  kernel: Kernel,
  batchId: string,
  locale: Locale,
  counts: Readonly<Record<string, number>> | null,
  started: number,
): Promise<CommandResult> {
  const summary = await runFromCommandLine(kernel, batchId, locale, progress);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const shown = counts ?? summary.counts;
  return {
    lines: [
      describe(shown),
      ...(summary.failure === null ? [] : [summary.failure]),
      `Batch ${summary.id} is ${summary.state}: ${summary.applied} records written in ${seconds} s.`,
    ],
    data: { ...shown, ...(counts ? {} : { applied: summary.applied, state: summary.state }), batch: summary.id },
    isOk: summary.state === 'DONE',
  };
}

function describe(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function batchOf([id]: readonly string[]): string {
  const uuid = id ? decodeId('imp', id) : null;
  if (uuid === null) {
    throw new UsageError('Name the batch by its id, such as imp_01h...; "import list" shows them.');
  }
  return uuid;
}

const fileCommand = (noun: string, target: BatchTarget): Command => ({
  name: `import ${noun}`,
  usage: `import ${noun} FILE [--dry-run] [--policy reject-all|skip-bad] [--mapping FILE] [--sheet NAME] [--encoding utf-8|gb18030]${target === 'INSTITUTION' ? ' [--create-unions]' : ''}`,
  summary: `import ${noun} from an .xls, .xlsx or .csv file; --lang zh-CN for Chinese messages`,
  options: FILE_OPTIONS,
  run: (args, options) => importFile(target, args, options),
});

const templateCommand: Command = {
  name: 'import template',
  usage: `import template ${TEMPLATE_NAMES.join('|')} FILE.csv|FILE.xlsx`,
  summary: 'write an empty list to fill in, with one example row; --lang zh-CN for Chinese headers',
  options: { lang: { type: 'string' } },
  async run([name = '', path = ''], options) {
    const locale = choice(options, 'lang', LANGUAGES, 'en');
    const template = findTemplate(name);
    const format = TEMPLATE_FORMATS.find((known) => `.${known}` === extname(path).toLowerCase());
    if (!template || !format) {
      throw new UsageError(`Name one of ${TEMPLATE_NAMES.join(', ')} and a file that ends with .csv or .xlsx.`);
    }
    const { bytes } = templateFile(template, format, locale);
    await writeFile(path, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === 'EEXIST' ? `${path} exists already.` : `${path}: ${error.message}`);
    });
    return { lines: [`Written: ${path}`], data: { template: name, file: path, bytes: bytes.length } };
  },
};

const undoCommand: Command = {
  name: 'import undo',
  usage: 'import undo BATCH',
  summary: 'put back exactly what stood before a batch',
  options: { lang: { type: 'string' } },
  run(args, options) {
    const batchId = batchOf(args);
    const locale = choice(options, 'lang', LANGUAGES, 'en');
    return withInstallation((kernel) =>
      inWords(locale, async () => {
        const summary = await undoFromCommandLine(kernel, batchId);
        return { lines: [`Batch ${summary.id} is undone.`], data: { batch: summary.id, state: summary.state } };
      }),
    );
  },
};

const resumeCommand: Command = {
  name: 'import resume',
  usage: 'import resume BATCH',
  summary: 'go on with a batch that was killed, stopped or failed',
  options: { lang: { type: 'string' } },
  run(args, options) {
    const batchId = batchOf(args);
    const locale = choice(options, 'lang', LANGUAGES, 'en');
    return withInstallation((kernel) =>
      inWords(locale, () => finish(kernel, batchId, locale, null, performance.now())),
    );
  },
};

const listCommand: Command = {
  name: 'import list',
  usage: 'import list',
  summary: 'list the latest import batches',
  run: () =>
    withInstallation(async (kernel) => {
      const batches = await listBatches(kernel);
      return { lines: batches.length === 0 ? ['No batch yet.'] : batches.map(lineOf), data: { batches } };
    }),
};

function lineOf({ id, target, state, fileName, counts, applied, createdAt }: BatchSummary): string {
  return `${id}  ${createdAt}  ${target.padEnd(12)} ${state.padEnd(9)} ${String(applied).padStart(6)} of ${String(counts.rows).padStart(6)}  ${fileName}`;
}

/** Commands that take lists in. */
export const IMPORT_COMMANDS: readonly Command[] = [
  fileCommand('institutions', 'INSTITUTION'),
  fileCommand('organizations', 'ORGANIZATION'),
  fileCommand('people', 'PERSON'),
  templateCommand,
  undoCommand,
  resumeCommand,
  listCommand,
];

import { Worker } from 'node:worker_threads';
import { unpackSheet } from './packed-sheet.ts';
import { SHEET_LIMITS, type Sheet, type SheetChoices, type SheetLimits } from './sheet.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetAnswer, SheetTask } from './sheet.worker.ts';
import { sniffContainer } from './sniff-format.ts';

/** Files read at the same time; the others wait, so that uploads can not add up to the machine's memory. */
const THREADS = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads the chosen or first filled worksheet of an untrusted .xls, .xlsx or .csv file, told apart by content and never by name.
 * Parsing runs in a thread of its own under a memory and a time limit; refuses with `SheetError` and evaluates nothing.
 */
export async function readSheet(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<SheetLimits> = {},
  choices: SheetChoices = {},
): Promise<Sheet> {
  const all = { ...SHEET_LIMITS, ...limits };
  if (bytes.length === 0) {
    throw new SheetError('EMPTY_FILE');
  }
  if (bytes.length > all.bytes) {
    throw new SheetError('TOO_LARGE', { size: megabytes(bytes.length), max: megabytes(all.bytes) });
  }
  sniffContainer(bytes);
  if (running >= THREADS) {
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    // A copy is handed over, since the caller may still need (and store) the bytes.
    const answer = await runThread({ bytes: new Uint8Array(bytes), fileName, limits: all, choices });
    if ('refused' in answer) {
      throw new SheetError(answer.refused.code, answer.refused.params);
    }
    return unpackSheet(answer.sheet);
  } finally {
    const next = waiting.shift();
    if (next) {
      next();
    } else {
      running -= 1;
    }
  }
}

function runThread(task: SheetTask): Promise<SheetAnswer> {
  // The thread's file stands beside this one, as source under test and compiled in production.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const thread = new Worker(new URL(`./sheet.worker.${extension}`, import.meta.url), {
    workerData: task,
    transferList: [task.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: task.limits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
  });
  // The parser's own warnings go nowhere: unread they would pile up in memory.
  thread.stdout.resume();
  thread.stderr.resume();
  return new Promise<SheetAnswer>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new SheetError('TIME_LIMIT', { seconds: task.limits.milliseconds / 1000 })),
      task.limits.milliseconds,
    );
    thread.once('message', resolve);
    thread.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetError('MEMORY_LIMIT') : error);
    });
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new SheetError('BROKEN_FILE'));
    });
  }).finally(() => void thread.terminate());
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}

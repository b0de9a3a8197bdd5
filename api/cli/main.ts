import { parseArgs } from 'node:util';
import { DatabaseSetupError } from '../database/embedded.ts';
import { UsageError, type Command, type CommandResult } from './command.ts';
import { IMPORT_COMMANDS } from './import.command.ts';
import { INSTALLATION_COMMANDS } from './installation.command.ts';
import { OPERATION_COMMANDS } from './operations.command.ts';

const COMMANDS: readonly Command[] = [...OPERATION_COMMANDS, ...INSTALLATION_COMMANDS, ...IMPORT_COMMANDS];

function help(): string {
  const rows = COMMANDS.map(({ usage, summary }) => `  ${usage.padEnd(64)} ${summary}`);
  return ['npm run --silent cli -- <command> [--json]', '', ...rows, ''].join('\n');
}

function find(words: readonly string[]): { command: Command; rest: string[] } | null {
  for (const length of [3, 2, 1]) {
    const command = COMMANDS.find(({ name }) => name === words.slice(0, length).join(' '));
    if (command) {
      return { command, rest: words.slice(length) };
    }
  }
  return null;
}

async function call(argv: readonly string[]): Promise<{ result: CommandResult; isJson: boolean }> {
  const words = argv.slice(0, argv.findIndex((word) => word.startsWith('-')) >>> 0);
  const found = find(words);
  if (!found) {
    throw new UsageError(help());
  }
  const { values, positionals } = parseArgs({
    args: argv.slice(words.length - found.rest.length),
    allowPositionals: true,
    options: { json: { type: 'boolean' }, ...found.command.options },
  });
  const options = values as Record<string, string | boolean | undefined>;
  return { result: await found.command.run(positionals, options), isJson: options['json'] === true };
}

const isJsonCall = process.argv.includes('--json');
try {
  const { result, isJson } = await call(process.argv.slice(2));
  process.stdout.write(isJson ? `${JSON.stringify(result.data)}\n` : `${result.lines.join('\n')}\n`);
  process.exitCode = result.isOk === false ? 1 : 0;
} catch (error) {
  const isExpected =
    error instanceof UsageError ||
    error instanceof DatabaseSetupError ||
    (error instanceof TypeError && 'code' in error) ||
    (error instanceof Error && error.message.startsWith('Setting '));
  const message = isExpected ? (error as Error).message : String((error as Error).stack ?? error);
  process.stderr.write(`${message}\n`);
  if (isJsonCall) {
    process.stdout.write(`${JSON.stringify({ error: (error as Error).message })}\n`);
  }
  process.exitCode = 1;
}

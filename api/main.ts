import { startApp } from './app.ts';
import { DatabaseSetupError } from './database/embedded.ts';
import { readEnv } from './env.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const app = await startApp(readEnv(), { log: say });
  say(`ready ${app.address}`);
  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!isClosing) {
        isClosing = true;
        void app.close().then(() => process.exit(0));
      }
    });
  }
} catch (error) {
  const isExpected = error instanceof DatabaseSetupError || (error instanceof Error && error.message.startsWith('Setting '));
  process.stderr.write(`${isExpected ? (error as Error).message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}

import { startApp, type App } from './app.ts';
import { DEMO_PASSWORD } from './database/demo/load-demo.ts';
import { DatabaseSetupError } from './database/embedded.ts';
import { readEnv } from './env.ts';
import { isDatabaseDown } from './graphql/format-error.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

// A lost connection reaches whoever was using it; what surfaces here besides must not end a server that can go on.
process.on('unhandledRejection', (error) => process.stderr.write(`unhandled: ${String(error)}\n`));
process.on('uncaughtException', (error) => {
  process.stderr.write(`uncaught: ${error.stack ?? String(error)}\n`);
  if (!isDatabaseDown(error)) {
    process.exit(1);
  }
});

try {
  let app: App | null = null;
  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!isClosing) {
        isClosing = true;
        void Promise.resolve(app?.close()).then(() => process.exit(0));
      }
    });
  }
  const env = readEnv();
  app = await startApp(env, { log: say });
  if (env.isDemo) {
    say(`演示账号（密码均为 ${DEMO_PASSWORD}） · demo logins, all with password ${DEMO_PASSWORD}:`);
    say('  national.secretary  yunnan.secretary  yunling.chair  yunling.club  security.admin  auditor  …');
  }
  say(`ready ${app.address}`);
} catch (error) {
  const isExpected =
    error instanceof DatabaseSetupError || (error instanceof Error && error.message.startsWith('Setting '));
  process.stderr.write(`${isExpected ? (error as Error).message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}

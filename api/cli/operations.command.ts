import { walkChains } from '../modules/audit/index.ts';
import { readEnv, SETTINGS } from '../env.ts';
import { withInstallation, type Command } from './command.ts';

const SECRET_SETTINGS = new Set(['DATABASE_URL', 'XUELIAN_SECRET', 'SMTP_URL']);

/** Prints every setting with its value and meaning; secrets are hidden. */
const settingsCommand: Command = {
  name: 'settings',
  usage: 'settings',
  summary: 'print every setting with its present value and its meaning',
  async run() {
    const env = readEnv() as unknown as Record<string, unknown>;
    const shown = Object.entries(SETTINGS).map(([name, meaning]) => {
      const value = env[name];
      const text =
        value === undefined
          ? '(not set)'
          : SECRET_SETTINGS.has(name)
            ? '(hidden)'
            : `${value as string | number | boolean}`;
      return { name, value: text, meaning };
    });
    return {
      lines: shown.map(({ name, value, meaning }) => `${name.padEnd(18)} ${value.padEnd(32)} ${meaning}`),
      data: { settings: shown },
    };
  },
};

/** Brings the database to the present schema. */
const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  summary: 'bring the database to the present schema',
  run: () => withInstallation(async () => ({ lines: ['The schema is up to date.'], data: { isUpToDate: true } })),
};

/** Walks the audit chains. */
const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage: 'audit verify',
  summary: 'walk every chain of the audit trail and name the first broken link',
  run: () =>
    withInstallation(async (kernel) => {
      const { count, chains, broken } = await walkChains(kernel);
      return {
        lines: broken
          ? [`Broken: chain ${broken.chain}, entry ${broken.seq} (${broken.entryId ?? 'absent'}): ${broken.fault}`]
          : [`${count} entries in ${chains} chains verify.`],
        data: { entries: count, chains, broken },
        isOk: broken === null,
      };
    }),
};

/** Commands that keep an installation running. */
export const OPERATION_COMMANDS: readonly Command[] = [settingsCommand, migrateCommand, auditVerifyCommand];

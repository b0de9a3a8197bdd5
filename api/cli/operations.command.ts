import { walkChains } from '../modules/audit/index.ts';
import { effectiveSettings, readEnv } from '../env.ts';
import { withInstallation, type Command } from './command.ts';

/** Prints every setting with its value and meaning; secrets are hidden. */
const settingsCommand: Command = {
  name: 'settings',
  usage: 'settings',
  summary: 'print every setting with its present value and its meaning',
  async run() {
    const shown = effectiveSettings(readEnv()).map(({ key, meaning, value, isSecret, isSet }) => ({
      name: key,
      value: isSet ? (isSecret ? '(hidden)' : (value ?? '')) : '(not set)',
      meaning,
    }));
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

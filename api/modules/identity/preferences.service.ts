import { LIMITS } from '../../../schema/limits.ts';
import { unauthenticated } from '../../kernel/access.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Account } from './account.entity.ts';
import type { Density, Preferences, Theme } from './identity.enums.ts';
import { refuse } from './identity.refusals.ts';

/** Settings of the interface to change: absent stays, null goes back to the default. */
export interface PreferencesChange {
  readonly theme?: Theme | null;
  readonly locale?: Locale | null;
  readonly density?: Density | null;
  readonly columns?: readonly { readonly table: string; readonly columns?: readonly string[] | null }[] | null;
}

/** Changes the actor's own settings of the interface; the language also becomes that of mails. */
export async function updatePreferences(uow: UnitOfWork, change: PreferencesChange): Promise<Preferences> {
  const account = await uow.em.findOne(Account, { id: uow.actor.accountId! });
  if (!account) {
    throw unauthenticated();
  }
  const { columns, ...plain } = change;
  const next: Record<string, unknown> = { ...account.preferences };
  for (const [name, value] of Object.entries(plain)) {
    if (value === null) {
      delete next[name];
    } else if (value !== undefined) {
      next[name] = value;
    }
  }
  if (columns === null) {
    delete next['columns'];
  } else if (columns !== undefined) {
    const tables = new Map(Object.entries(account.preferences.columns ?? {}));
    for (const { table, columns: shown } of columns) {
      if (shown === null || shown === undefined) {
        tables.delete(table);
      } else {
        tables.set(table, shown);
      }
    }
    next['columns'] = Object.fromEntries(tables);
  }
  if (JSON.stringify(next).length > LIMITS.preferences) {
    throw refuse('PREFERENCES_TOO_LARGE', ['input', 'columns']);
  }
  account.preferences = next;
  if (change.locale) {
    account.locale = change.locale;
  }
  uow.audit({ action: 'preferences.update', subjectType: 'Account', subjectId: account.id });
  return account.preferences;
}

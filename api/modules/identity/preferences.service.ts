import sql from 'sql-template-tag';
import { LIMITS } from '../../../schema/limits.ts';
import { unauthenticated } from '../../kernel/access.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
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
  const id = uow.actor.accountId;
  // The row is held, so that two windows that change different settings at once keep both.
  const [account] = await uow.run<{ preferences: Preferences }>(
    sql`select preferences from account where id = ${id}::uuid for no key update`,
  );
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
  // The version stays: it guards what administrators see of an account, and moving a column must not stop their edit.
  await uow.run(sql`update account set preferences = ${JSON.stringify(next)}::jsonb,
    locale = coalesce(${change.locale ?? null}, locale) where id = ${id}::uuid`);
  uow.audit({ action: 'preferences.update', subjectType: 'Account', subjectId: id });
  return next;
}

import sql, { join, raw, type Sql } from 'sql-template-tag';
import { holds, type Actor } from '../../kernel/actor.ts';
import { requirePermission } from '../../kernel/policy.ts';
import type { ReadContext, Table } from '../../kernel/read/shape.ts';
import type { Account } from './account.entity.ts';
import { ACCOUNT_ACTIONS, type AccountAction } from './identity.enums.ts';
import { refuse } from './identity.refusals.ts';

/** Accounts are seen by security administrators, and each by its own holder. */
export function accountVisibleTo(table: Table, { actor }: ReadContext): Sql {
  return holds(actor, 'account.manage') ? sql`true` : ownedSql(table.column('id'), actor);
}

/** What belongs to an account alone: sessions, saved views. */
export function ownedSql(accountId: Sql, actor: Actor): Sql {
  return actor.accountId === null ? sql`false` : sql`${accountId} = ${actor.accountId}::uuid`;
}

/** Refuses an action of account administrators by permission, by state, and to one's own account where that is barred. */
export function authorizeAccount(actor: Actor, action: AccountAction, account: Account): void {
  requirePermission(actor, 'account.manage');
  if (!ACCOUNT_ACTIONS[action].isOwnAllowed && account.id === actor.accountId) {
    throw refuse('ACCOUNT_SELF');
  }
  account.require(action);
}

/** The same judgement over a table of accounts, for `viewerCan`. */
export function accountPermissionsSql(table: Table, actor: Actor): Sql {
  const mayManage = holds(actor, 'account.manage');
  const pairs = Object.entries(ACCOUNT_ACTIONS).map(([action, rule]) => {
    const { states, isOwnAllowed } = rule;
    const isAllowed = mayManage
      ? sql`${table.column('status')} in (${join([...states])})${
          'needsTotp' in rule ? sql` and ${table.column('totpConfirmedAt')} is not null` : sql``
        }${isOwnAllowed ? sql`` : sql` and ${table.column('id')} is distinct from ${actor.accountId}::uuid`}`
      : sql`false`;
    return sql`${raw(`'${action}'`)}, ${isAllowed}`;
  });
  return sql`json_build_object(${join(pairs)})`;
}

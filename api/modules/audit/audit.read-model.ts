import sql, { type Sql } from 'sql-template-tag';
import { auditActionLabels } from '../../kernel/audit-words.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  ownedBy,
  type ListField,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import {
  customFilter,
  enumFilter,
  idFilter,
  instantFilter,
  instantOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import { parseId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { AccountShape } from '../identity/index.ts';
import { InstitutionShape } from '../institution/index.ts';
import { OrganizationShape, RulePackShape } from '../organization/index.ts';
import { OfficeShape, PersonShape, TermShape, withinFilter } from '../people/index.ts';
import { AuditEntrySchema } from './audit.entity.ts';
import type { AuditVerificationType } from './audit.type.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Words of the reader's language for a key that stands in a column; the key itself when nobody named it. */
const words = (labels: Readonly<Record<string, string>>, key: Sql): Sql =>
  sql`coalesce(${JSON.stringify(labels)}::jsonb ->> ${key}, ${key})`;

/** The records of a shape that the entry is about or mentions in its changes, as far as the viewer may see them. */
function mentioned(shape: () => Shape): ListField {
  return {
    kind: 'list',
    shape,
    on: (entry, child) => sql`${child.column('id')} = any(array(select (regexp_matches(
      concat(${entry.column('subjectId')}, ' ', ${entry.column('changes')}::text), ${UUID}, 'g'))[1]::uuid))`,
    order: (child) => child.column('id'),
  };
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Name of whoever acted: the person's, else the account's. */
const actorName = (table: Table): Sql => sql`coalesce(
  (select p.name from person p where p.id = ${table.column('personId')}),
  (select a.login_name from account a where a.id = ${table.column('accountId')}))`;

/**
 * The audit trail: the audit administrator sees all of it, an office with `audit.read` what concerns its organization (and
 * those below), everyone their own actions.
 */
export const AuditEntryShape: Shape = defineShape({
  name: 'AuditEntry',
  prefix: 'aud',
  entity: AuditEntrySchema,
  fields: {
    id: column('id', { idPrefix: 'aud' }),
    ...columns('occurredAt', 'action', 'subjectType', 'systemRole', 'purpose', 'reason', 'chain', 'seq', 'hash'),
    actionLabel: expression((table, _, { actor }) => words(auditActionLabels(actor.locale), table.column('action'))),
    subjectUuid: column('subjectId'),
    subject: expression(
      (table) => sql`json_build_object('type', ${table.column('subjectType')}, 'uuid', ${table.column('subjectId')})`,
    ),
    accountId: column('accountId', { idPrefix: 'acc' }),
    organizationId: column('organizationId', { idPrefix: 'org' }),
    organizationName: expression(
      (table) => sql`select o.name from organization o where o.id = ${table.column('organizationId')}`,
    ),
    actorName: expression(actorName),
    officeName: expression((table) => sql`select f.name from office f where f.id = ${table.column('officeId')}`),
    changes: expression(
      (table) => sql`select coalesce(json_agg(json_build_object('subjectType', ${table.column('subjectType')},
          'field', c.key, 'before', c.value -> 0, 'after', c.value -> 1) order by c.key), '[]'::json)
        from jsonb_each(${table.column('changes')}) c`,
    ),
    organizations: mentioned(() => OrganizationShape),
    institutions: mentioned(() => InstitutionShape),
    persons: mentioned(() => PersonShape),
    offices: mentioned(() => OfficeShape),
    terms: mentioned(() => TermShape),
    rulePacks: mentioned(() => RulePackShape),
    accounts: mentioned(() => AccountShape),
  },
  filters: {
    action: textFilter('action'),
    subjectType: enumFilter('subjectType'),
    occurredAt: instantFilter('occurredAt'),
    accountId: idFilter('accountId', 'acc'),
    organizationId: idFilter('organizationId', 'org'),
    subjectId: customFilter(
      (value, table) => sql`${table.column('subjectId')} = ${parseId(value as string)?.uuid ?? null}::uuid`,
    ),
    within: withinFilter,
    // Whoever sees the entry sees the name, so a condition on it tells nothing more.
    actorName: customFilter((value, table) => {
      const { contains, eq } = value as { contains?: string; eq?: string };
      return sql`(${contains ? sql`${actorName(table)} ilike ${`%${escapeLike(contains)}%`}` : sql`true`}
        and ${eq ? sql`${actorName(table)} = ${eq}` : sql`true`})`;
    }),
    // The platform's own work states a purpose too, but nobody read by it.
    hasPurpose: customFilter(
      (value, table) =>
        sql`(${table.column('purpose')} is not null and ${table.column('accountId')} is not null) = ${value}::boolean`,
    ),
  },
  orders: { OCCURRED_AT: instantOrder('occurredAt') },
  defaultOrder: [{ field: 'OCCURRED_AT', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo(table, { actor }) {
    const all = scopeOf(actor, 'audit.readAll');
    if (all.isEverywhere) {
      return sql`true`;
    }
    const own = actor.accountId === null ? sql`false` : sql`${table.column('accountId')} = ${actor.accountId}::uuid`;
    return sql`(${own} or ${scopeSql(scopeOf(actor, 'audit.read'), ownedBy(table))})`;
  },
});

/** What the last walk over the chains found, and how many entries came since; it tells counts only, no entry. */
export async function lastVerification(kernel: Kernel): Promise<AuditVerificationType | null> {
  const [row] = await runRead<AuditVerificationType>(
    kernel,
    sql`select v.occurred_at as "verifiedAt", v.changes -> 'fault' is null as "isIntact",
        (v.changes -> 'entries' ->> 1)::int as "entryCount", coalesce((v.changes -> 'chains' ->> 1)::int, 0) as "chainCount",
        v.changes -> 'fault' ->> 1 as fault, v.changes -> 'brokenChain' ->> 1 as "brokenChain",
        (v.changes -> 'brokenSeq' ->> 1)::int as "brokenSeq",
        (select count(*)::int from audit_entry e where e.occurred_at > v.occurred_at) as "newerCount"
      from audit_entry v where v.action = 'audit.verify' order by v.occurred_at desc, v.id desc limit 1`,
  );
  return row ?? null;
}

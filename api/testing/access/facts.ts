import sql, { raw } from 'sql-template-tag';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';

/** An organization as its row says; ancestors are told by `parent` alone. */
export interface Unit {
  readonly id: string;
  readonly parent: string | null;
  readonly level: OrganizationLevel;
  readonly kind: string;
  readonly status: string;
  readonly division: string | null;
  readonly institution: string | null;
  readonly name: string;
  readonly version: number;
}

/** A row that belongs to an organization. */
export interface OwnedFact {
  readonly id: string;
  readonly organization: string;
  readonly version: number;
}

/** An office as its row says. */
export interface OfficeFact extends OwnedFact {
  readonly permissions: readonly string[];
  readonly reach: 'HERE' | 'SUBTREE';
  readonly secondFactor: boolean;
  readonly status: string;
  readonly isRotating: boolean;
  readonly body: string;
  readonly from: string;
  readonly until: string | null;
}

/** A term as its row says. */
export interface TermFact extends OwnedFact {
  readonly office: string;
  readonly person: string;
  readonly from: string;
  readonly until: string;
  readonly source: string;
}

/** A person as its row says. */
export interface PersonFact extends OwnedFact {
  readonly account: string | null;
  readonly status: string;
}

/** A handover pack as its row says. */
export interface PackFact extends OwnedFact {
  readonly office: string;
  readonly person: string;
  readonly ended: string;
}

/** A row of a calendar; of the whole country when it belongs to no organization. */
interface CalendarFact {
  readonly id: string;
  readonly organization: string | null;
}

/** What belongs to an account, and to an organization when it is shared or done for one. */
export interface ImportFact {
  readonly id: string;
  readonly organization: string | null;
  readonly account: string | null;
  readonly target: string;
  readonly version: number;
}

/** Plain facts of the database, by uuid; the oracle judges by them and by nothing else. */
export interface Facts {
  readonly today: string;
  readonly units: ReadonlyMap<string, Unit>;
  readonly offices: ReadonlyMap<string, OfficeFact>;
  readonly terms: ReadonlyMap<string, TermFact>;
  readonly persons: ReadonlyMap<string, PersonFact>;
  readonly turns: ReadonlyMap<string, OwnedFact & { readonly office: string; readonly term: string }>;
  readonly packs: ReadonlyMap<string, PackFact>;
  readonly changes: ReadonlyMap<string, OwnedFact>;
  readonly exceptions: ReadonlyMap<string, OwnedFact>;
  readonly rulePacks: ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly organization: string | null;
      readonly status: string;
      readonly kind: string | null;
      readonly level: string | null;
      readonly version: number;
    }
  >;
  readonly plans: ReadonlyMap<
    string,
    { readonly id: string; readonly organization: string | null; readonly related: readonly string[] }
  >;
  readonly days: ReadonlyMap<string, CalendarFact>;
  readonly semesters: ReadonlyMap<string, CalendarFact>;
  readonly links: ReadonlyMap<string, { readonly id: string; readonly from: string; readonly to: string }>;
  readonly institutions: ReadonlyMap<
    string,
    { readonly id: string; readonly province: string; readonly status: string }
  >;
  readonly accounts: ReadonlyMap<
    string,
    { readonly id: string; readonly status: string; readonly role: string | null; readonly version: number }
  >;
  readonly sessions: ReadonlyMap<string, { readonly id: string; readonly account: string }>;
  readonly views: ReadonlyMap<string, { readonly id: string; readonly account: string }>;
  readonly batches: ReadonlyMap<string, ImportFact>;
  readonly profiles: ReadonlyMap<string, ImportFact>;
  readonly audits: ReadonlyMap<
    string,
    { readonly id: string; readonly organization: string | null; readonly account: string | null }
  >;
}

const OWNED = 'id, organization_id as organization';

/** Reads the facts with hand-written SQL over single tables: no join, no scope column, no code of the house. */
export async function readFacts(kernel: Kernel): Promise<Facts> {
  const read = async <Row extends { readonly id: string }>(
    columns: string,
    table: string,
  ): Promise<Map<string, Row>> => {
    const rows = await runRead<Row>(kernel, sql`select ${raw(columns)} from ${raw(table)}`);
    return new Map(rows.map((row) => [row.id, row]));
  };
  return {
    today: kernel.clock.today(),
    units: await read(
      'id, parent_id as parent, level, kind, status, division_code as division, institution_id as institution, name, version',
      'organization',
    ),
    offices: await read(
      `${OWNED}, version, permissions, reach, requires_second_factor as "secondFactor", status, is_rotating as "isRotating", body,
        valid_from::text as "from", valid_until::text as until`,
      'office',
    ),
    terms: await read(
      `${OWNED}, version, office_id as office, person_id as person, starts_on::text as "from", ends_on::text as until, source`,
      'term',
    ),
    persons: await read(`${OWNED}, version, account_id as account, status`, 'person'),
    turns: await read(`${OWNED}, version, office_id as office, term_id as term`, 'rotation_turn'),
    packs: await read(
      `${OWNED}, version, office_id as office, person_id as person, ended_on::text as ended`,
      'handover_pack',
    ),
    changes: await read(`${OWNED}, 1 as version`, 'organization_change'),
    exceptions: await read(`${OWNED}, version`, 'rule_exception'),
    rulePacks: await read(`${OWNED}, status, kind, level, version`, 'rule_pack'),
    plans: await read(`${OWNED}, related_ids as related`, 'planned_change'),
    days: await read(OWNED, 'calendar_day'),
    semesters: await read(OWNED, 'semester'),
    links: await read('id, from_id as "from", to_id as "to"', 'organization_link'),
    institutions: await read('id, province_code as province, status', 'institution'),
    accounts: await read('id, status, system_role as role, version', 'account'),
    sessions: await read('id, account_id as account', 'session where revoked_at is null'),
    views: await read('id, account_id as account', 'saved_view'),
    batches: await read(`${OWNED}, started_by_id as account, target, version`, 'import_batch'),
    profiles: await read(`${OWNED}, account_id as account, target, version`, 'import_profile'),
    audits: await read(`${OWNED}, account_id as account`, 'audit_entry'),
  };
}

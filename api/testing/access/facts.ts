import sql, { raw } from 'sql-template-tag';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import type { StepSpec } from '../../modules/procedure/step-spec.ts';

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
  readonly title: string;
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
  readonly status: string;
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

/** A case as its row says. */
export interface CaseFact {
  readonly id: string;
  readonly organization: string;
  readonly version: number;
  readonly versionId: string;
  readonly kind: string;
  readonly state: string;
  readonly stepNo: number;
  readonly round: number;
  readonly dueOn: string | null;
  readonly other: string | null;
  readonly candidate: string | null;
  readonly opener: string | null;
  readonly openerAccount: string | null;
  readonly isReviewed: boolean;
}

/** An entry of a timeline as its row says. */
interface EntryFact {
  readonly id: string;
  readonly caseId: string;
  readonly round: number;
  readonly stepNo: number;
  readonly stepKey: string | null;
  readonly bodyNo: number | null;
  readonly outcome: string | null;
  readonly person: string | null;
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
    {
      readonly id: string;
      readonly organization: string | null;
      readonly related: readonly string[];
      readonly action: string;
      readonly status: string;
    }
  >;
  readonly chains: ReadonlyMap<string, OwnedFact>;
  readonly chainVersions: ReadonlyMap<
    string,
    OwnedFact & { readonly chain: string; readonly isPublished: boolean; readonly steps: readonly StepSpec[] }
  >;
  readonly cases: ReadonlyMap<string, CaseFact>;
  readonly entries: ReadonlyMap<string, EntryFact>;
  readonly delegations: ReadonlyMap<
    string,
    OwnedFact & {
      readonly office: string;
      readonly delegator: string;
      readonly delegate: string;
      readonly from: string;
      readonly until: string;
      readonly isRevoked: boolean;
    }
  >;
  readonly days: ReadonlyMap<string, CalendarFact>;
  readonly semesters: ReadonlyMap<string, CalendarFact>;
  readonly links: ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly kind: string;
      readonly since: string | null;
      readonly until: string | null;
    }
  >;
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
      `${OWNED}, version, title_key as title, permissions, reach, requires_second_factor as "secondFactor", status, is_rotating as "isRotating", body,
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
      `${OWNED}, version, office_id as office, person_id as person, ended_on::text as ended, status`,
      'handover_pack',
    ),
    changes: await read(`${OWNED}, 1 as version`, 'organization_change'),
    exceptions: await read(`${OWNED}, version`, 'rule_exception'),
    rulePacks: await read(`${OWNED}, status, kind, level, version`, 'rule_pack'),
    plans: await read(`${OWNED}, related_ids as related, action, status`, 'planned_change'),
    chains: await read(`${OWNED}, version`, 'procedure'),
    chainVersions: await read(
      `${OWNED}, version, procedure_id as chain, published_at is not null as "isPublished", steps`,
      'procedure_version',
    ),
    cases: await read(
      `${OWNED}, version, version_id as "versionId", subject_kind as kind, state, step_no as "stepNo", round, due_on::text as "dueOn",
        other_id as other, candidate_id as candidate, opener_id as opener, opener_account_id as "openerAccount", is_reviewed as "isReviewed"`,
      'procedure_case',
    ),
    entries: await read(
      `id, case_id as "caseId", round, step_no as "stepNo", step_key as "stepKey", body_no as "bodyNo", outcome, person_id as person`,
      'procedure_step',
    ),
    delegations: await read(
      `${OWNED}, version, office_id as office, delegator_id as delegator, delegate_id as delegate, starts_on::text as "from",
        ends_on::text as until, revoked_at is not null as "isRevoked"`,
      'procedure_delegation',
    ),
    days: await read(OWNED, 'calendar_day'),
    semesters: await read(OWNED, 'semester'),
    links: await read(
      'id, from_id as "from", to_id as "to", kind, valid_from::text as since, valid_until::text as until',
      'organization_link',
    ),
    institutions: await read('id, province_code as province, status', 'institution'),
    accounts: await read('id, status, system_role as role, version', 'account'),
    sessions: await read('id, account_id as account', 'session where revoked_at is null'),
    views: await read('id, account_id as account', 'saved_view'),
    batches: await read(`${OWNED}, started_by_id as account, target, version`, 'import_batch'),
    profiles: await read(`${OWNED}, account_id as account, target, version`, 'import_profile'),
    audits: await read(`${OWNED}, account_id as account`, 'audit_entry'),
  };
}

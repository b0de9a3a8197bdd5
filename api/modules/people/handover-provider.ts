import sql from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import type { HandoverItem } from './handover.entity.ts';

/** A term that is over, for which something is handed on. */
export interface HandoverFacts {
  readonly organizationId: string;
  readonly officeId: string;
  readonly termId: string;
  readonly personId: string;
  /** First day out of office. */
  readonly endedOn: string;
  readonly today: string;
}

/** Says what a term leaves behind; reads only, inside the transaction that makes the pack. */
export type HandoverProvider = (run: Run, facts: HandoverFacts) => Promise<readonly HandoverItem[]>;

const matters: HandoverProvider[] = [];
const documents: HandoverProvider[] = [];

/** Lets a module put its open matters into handover packs: directives unanswered, applications undecided. */
export function registerOpenMatters(provider: HandoverProvider): void {
  matters.push(provider);
}

/** Lets a module put its documents into handover packs. */
export function registerHandoverDocuments(provider: HandoverProvider): void {
  documents.push(provider);
}

async function collect(
  providers: readonly HandoverProvider[],
  run: Run,
  facts: HandoverFacts,
): Promise<HandoverItem[]> {
  const items: HandoverItem[] = [];
  for (const provider of providers) {
    items.push(...(await provider(run, facts)));
  }
  return items;
}

/** Open matters from all modules. */
export const collectMatters = (run: Run, facts: HandoverFacts): Promise<HandoverItem[]> => collect(matters, run, facts);

/** Documents from all modules. */
export const collectDocuments = (run: Run, facts: HandoverFacts): Promise<HandoverItem[]> =>
  collect(documents, run, facts);

type Found = Omit<HandoverItem, 'kind' | 'subjectType'>;

const items = (rows: readonly Found[], kind: string, subjectType: string): HandoverItem[] =>
  rows.map((row) => ({ kind, subjectType, ...row }));

registerOpenMatters(async (run, { organizationId, endedOn }) =>
  items(
    await run<Found>(sql`select f.name as title, f.id as "subjectUuid", null::text as "dueOn" from office f
      where f.organization_id = ${organizationId}::uuid and f.status = 'ACTIVE' and f.valid_from <= ${endedOn}::date
        and f.seats > (select count(*) from term t where t.office_id = f.id and t.starts_on <= ${endedOn}::date and t.ends_on > ${endedOn}::date)
      order by f.name limit 50`),
    'vacancy',
    'Office',
  ),
);

registerOpenMatters(async (run, { organizationId, endedOn }) =>
  items(
    await run<Found>(sql`select f.name as title, t.id as "subjectUuid", t.ends_on::text as "dueOn" from term t join office f on f.id = t.office_id
      where t.organization_id = ${organizationId}::uuid and t.starts_on <= ${endedOn}::date and t.ends_on > ${endedOn}::date
        and t.ends_on <= ${endedOn}::date + 60 order by t.ends_on, t.id limit 50`),
    'endingTerm',
    'Term',
  ),
);

registerOpenMatters(async (run, { officeId, termId }) =>
  items(
    await run<Found>(sql`select f.name as title, h.id as "subjectUuid", null::text as "dueOn" from handover_pack h join office f on f.id = h.office_id
      where h.office_id = ${officeId}::uuid and h.status = 'OPEN' and h.term_id <> ${termId}::uuid order by h.ended_on limit 20`),
    'openHandover',
    'HandoverPack',
  ),
);

registerHandoverDocuments(async (run, { termId }) =>
  items(
    await run<Found>(
      sql`select t.evidence as title, t.id as "subjectUuid", null::text as "dueOn" from term t where t.id = ${termId}::uuid and t.evidence <> ''`,
    ),
    'evidence',
    'Term',
  ),
);

registerHandoverDocuments(async (run, { officeId, termId }) =>
  items(
    await run<Found>(sql`select f.name as title, h.id as "subjectUuid", null::text as "dueOn" from handover_pack h join office f on f.id = h.office_id
      where h.office_id = ${officeId}::uuid and h.term_id <> ${termId}::uuid order by h.ended_on desc limit 5`),
    'formerHandover',
    'HandoverPack',
  ),
);

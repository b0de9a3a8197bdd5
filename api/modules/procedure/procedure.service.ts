import sql from 'sql-template-tag';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/access.ts';
import type { AuditDraft } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { authorize } from '../../kernel/policy.ts';
import { DomainRefusals } from '../../kernel/refusal.ts';
import { grantOver } from '../../kernel/scope.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf, seesOrganization, type OrganizationKind } from '../organization/index.ts';
import { Procedure, ProcedureVersion, scopeOfRow } from './procedure.entity.ts';
import type { OpenCaseRule, SubjectKind } from './procedure.enums.ts';
import { refuse } from './procedure.refusals.ts';
import { subjectOf } from './procedure-subject.ts';
import { problemsOf, type StepSpec } from './step-spec.ts';

/** What a procedure is called and whom it binds; ids are uuids. */
export interface ProcedureFacts {
  readonly name: string;
  readonly nameEn: string | null;
  readonly levels: readonly OrganizationLevel[];
  readonly kinds: readonly OrganizationKind[];
  readonly titles: readonly string[];
}

/** The steps of a version and the rule that they follow. */
export interface VersionFacts {
  readonly steps: readonly StepSpec[];
  readonly source: string | null;
}

function record(
  uow: UnitOfWork,
  action: string,
  procedure: Procedure,
  changes: NonNullable<AuditDraft['changes']>,
  reason: string | null = null,
): void {
  uow.audit({
    action,
    subjectType: 'Procedure',
    subjectId: procedure.id,
    scope: scopeOfRow(procedure),
    changes,
    reason,
    permission: 'procedure.manage',
  });
  uow.publish({ type: 'procedure.changed', subjectType: 'Procedure', subjectId: procedure.id });
}

const binds = ({ levels, kinds, titles }: ProcedureFacts) => ({
  levels: [...new Set(levels)],
  kinds: [...new Set(kinds)],
  titles: [...new Set(titles.map((title) => title.trim()).filter(Boolean))],
});

/** Draws up a procedure of an organization with a first draft of its steps; gives its uuid. */
export async function createProcedure(
  uow: UnitOfWork,
  organizationId: string,
  subjectKind: SubjectKind,
  facts: ProcedureFacts,
  draft: VersionFacts,
): Promise<string> {
  const owner = await uow.em.findOne(Organization, { id: organizationId });
  if (!owner) {
    throw notFound();
  }
  authorize(uow.actor, 'procedure.manage', scopeKeysOf(owner), seesOrganization(uow.actor, owner));
  const procedure = Object.assign(new Procedure(), {
    id: newId(),
    ...scopeKeysOf(owner),
    name: facts.name.trim(),
    nameEn: facts.nameEn?.trim() || null,
    subjectKind,
    ...binds(facts),
    retiredOn: null,
    retiredReason: null,
    createdAt: uow.clock.now(),
  });
  uow.em.persist(procedure);
  uow.em.persist(versionOf(uow, procedure, 1, draft));
  record(uow, 'procedure.create', procedure, {
    name: { before: null, after: procedure.name },
    subjectKind: { before: null, after: subjectKind },
    steps: { before: 0, after: draft.steps.length },
  });
  return procedure.id;
}

function versionOf(
  uow: UnitOfWork,
  procedure: Procedure,
  number: number,
  { steps, source }: VersionFacts,
): ProcedureVersion {
  return Object.assign(new ProcedureVersion(), {
    id: newId(),
    ...scopeOfRow(procedure),
    procedureId: procedure.id,
    number,
    steps,
    source: source?.trim() || null,
    publishedAt: null,
    validFrom: null,
    openCases: null,
    createdAt: uow.clock.now(),
  });
}

/** Loads a procedure that the actor keeps, under lock. */
async function loadProcedure(uow: UnitOfWork, id: string): Promise<Procedure> {
  await uow.run(sql`select id from procedure where id = ${id}::uuid for update`);
  const procedure = await uow.em.findOne(Procedure, { id }, { refresh: true });
  if (!procedure) {
    throw notFound();
  }
  const [published] = await uow.run(
    sql`select 1 as seen from procedure_version where procedure_id = ${id}::uuid and published_at is not null limit 1`,
  );
  const isPublic = published !== undefined && uow.actor.accountId !== null;
  const keys = scopeOfRow(procedure);
  authorize(uow.actor, 'procedure.manage', keys, isPublic || grantOver(uow.actor, 'procedure.manage', keys) !== null);
  procedure.requireInUse();
  return procedure;
}

/** Changes what a procedure is called and, before anything was published, whom it binds. */
export async function updateProcedure(
  uow: UnitOfWork,
  id: string,
  version: number,
  facts: ProcedureFacts,
): Promise<string> {
  const procedure = await loadProcedure(uow, id);
  requireVersion(procedure, version);
  const next = binds(facts);
  const isSame = (['levels', 'kinds', 'titles'] as const).every(
    (key) => JSON.stringify(next[key]) === JSON.stringify(procedure[key]),
  );
  const published = await uow.em.count(ProcedureVersion, { procedureId: id, publishedAt: { $ne: null } });
  if (!isSame && published > 0) {
    throw refuse('PROCEDURE_BINDING_FIXED', ['input', 'levels']);
  }
  const before = procedure.name;
  Object.assign(procedure, { name: facts.name.trim(), nameEn: facts.nameEn?.trim() || null, ...next });
  record(uow, 'procedure.update', procedure, { name: { before, after: procedure.name } });
  return id;
}

/** Retires a procedure from a day on: it binds nothing new, and cases under way run to their end. */
export async function retireProcedure(
  uow: UnitOfWork,
  id: string,
  version: number,
  on: string,
  reason: string,
): Promise<string> {
  const procedure = await loadProcedure(uow, id);
  requireVersion(procedure, version);
  if (on < uow.clock.today()) {
    throw refuse('PROCEDURE_RETIRE_DAY', ['input', 'retiredOn']);
  }
  procedure.retiredOn = on;
  procedure.retiredReason = reason.trim();
  record(uow, 'procedure.retire', procedure, { retiredOn: { before: null, after: on } }, reason);
  return id;
}

/** Begins a new draft with the steps of the latest version; gives its uuid. */
export async function draftVersion(uow: UnitOfWork, procedureId: string): Promise<string> {
  const procedure = await loadProcedure(uow, procedureId);
  const [latest] = await uow.em.find(ProcedureVersion, { procedureId }, { orderBy: { number: 'desc' }, limit: 1 });
  if (latest && !latest.publishedAt) {
    throw refuse('PROCEDURE_DRAFT_EXISTS');
  }
  const draft = versionOf(uow, procedure, (latest?.number ?? 0) + 1, {
    steps: latest?.steps ?? [],
    source: latest?.source ?? null,
  });
  uow.em.persist(draft);
  record(uow, 'procedure.draft', procedure, { versionNumber: { before: latest?.number ?? null, after: draft.number } });
  return draft.id;
}

async function loadDraft(
  uow: UnitOfWork,
  id: string,
  version: number,
): Promise<{ procedure: Procedure; draft: ProcedureVersion }> {
  const found = await uow.em.findOne(ProcedureVersion, { id });
  if (!found) {
    throw notFound();
  }
  // A draft is known to those who keep it, and to nobody else.
  const isSeen = found.publishedAt !== null || grantOver(uow.actor, 'procedure.manage', scopeOfRow(found)) !== null;
  authorize(uow.actor, 'procedure.manage', scopeOfRow(found), isSeen);
  const procedure = await loadProcedure(uow, found.procedureId);
  const draft = await uow.em.findOne(ProcedureVersion, { id }, { refresh: true });
  if (!draft) {
    throw notFound();
  }
  requireVersion(draft, version);
  draft.requireDraft();
  return { procedure, draft };
}

/** Puts other steps into a draft; an incomplete draft is kept, and judged when it is published. */
export async function updateVersion(
  uow: UnitOfWork,
  id: string,
  version: number,
  { steps, source }: VersionFacts,
): Promise<string> {
  const { procedure, draft } = await loadDraft(uow, id, version);
  const before = draft.steps.length;
  Object.assign(draft, { steps, source: source?.trim() || null });
  record(uow, 'procedure.edit', procedure, {
    versionNumber: { before: draft.number, after: draft.number },
    steps: { before, after: steps.length },
  });
  return id;
}

/** Takes a draft away. */
export async function discardVersion(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const { procedure, draft } = await loadDraft(uow, id, version);
  uow.em.remove(draft);
  record(uow, 'procedure.discard', procedure, { versionNumber: { before: draft.number, after: null } });
  return procedure.id;
}

/** Publishes a draft from a day on: it binds then, supersedes the one before, and never changes again. */
export async function publishVersion(
  uow: UnitOfWork,
  id: string,
  version: number,
  validFrom: string,
  openCases: OpenCaseRule,
): Promise<string> {
  const { procedure, draft } = await loadDraft(uow, id, version);
  const fields = new Set(Object.keys(subjectOf(procedure.subjectKind).traits));
  const problems = problemsOf(draft.steps, fields);
  if (problems.length > 0) {
    throw new DomainRefusals(problems.map(({ code, path, params }) => refuse(code, path, params)));
  }
  const [last] = await uow.em.find(
    ProcedureVersion,
    { procedureId: procedure.id, publishedAt: { $ne: null } },
    { orderBy: { validFrom: 'desc' }, limit: 1 },
  );
  if (validFrom < uow.clock.today() || (last?.validFrom && validFrom <= last.validFrom)) {
    throw refuse('PROCEDURE_VALID_FROM', ['input', 'validFrom'], { after: last?.validFrom ?? '…' });
  }
  draft.publish(validFrom, openCases, uow.clock.now());
  record(uow, 'procedure.publish', procedure, {
    versionNumber: { before: last?.number ?? null, after: draft.number },
    validFrom: { before: null, after: validFrom },
    openCases: { before: null, after: openCases },
    steps: { before: last?.steps.length ?? 0, after: draft.steps.length },
  });
  return id;
}

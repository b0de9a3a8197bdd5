import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import type { AuditDraft } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { sanitizeRichText } from '../../kernel/rich-text.ts';
import { DomainRefusal, DomainRefusals } from '../../kernel/refusal.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { keepAttachments } from '../attachment/index.ts';
import { requireFormSpec, type FormSpec } from '../form/index.ts';
import { Organization, scopeKeysOf, seesOrganization } from '../organization/index.ts';
import { authorizeActing, scopeOfRow } from './acting.policy.ts';
import { parseAudience, type Audience } from './audience.ts';
import type { DirectiveResponse } from './coordination.enums.ts';
import { statusWord } from './coordination.labels.ts';
import { refuse } from './coordination.refusals.ts';
import { Directive } from './directive.entity.ts';
import { directiveRules, ISSUER_PERMISSION, type DirectiveStep } from './directive.policy.ts';
import { DirectiveShape } from './directive.read-model.ts';
import { seesRow } from './obligation.read-model.ts';

/** What a draft says; absent parts stay as they are. */
export interface DirectiveFacts {
  readonly title?: string | null | undefined;
  readonly body?: string | null | undefined;
  readonly documentNumber?: string | null | undefined;
  readonly response?: DirectiveResponse | null | undefined;
  readonly form?: readonly object[] | null | undefined;
  readonly audience?: Audience | null | undefined;
  readonly dueOn?: string | null | undefined;
  /** Public ids; exactly these are its files when given. */
  readonly attachmentIds?: readonly string[] | null | undefined;
}

/** Reads a directive after locking it, for a step that the actor may make now. */
export async function holdDirective(
  uow: UnitOfWork,
  step: DirectiveStep,
  id: string,
  version: number | null,
): Promise<Directive> {
  requirePermission(uow.actor, ISSUER_PERMISSION);
  await uow.run(sql`select id from directive where id = ${id}::uuid for update`);
  const directive = await uow.em.findOne(Directive, { id }, { refresh: true });
  if (!directive) {
    throw notFound();
  }
  const isVisible = await seesRow(uow, DirectiveShape, id);
  authorizeActing(uow.actor, ISSUER_PERMISSION, directive.organizationId, isVisible);
  if (version !== null) {
    requireVersion(directive, version);
  }
  if (!(directiveRules[step] as readonly string[]).includes(directive.status)) {
    throw refuse('DIRECTIVE_STATE', null, { status: statusWord('DirectiveStatus', directive.status) });
  }
  return directive;
}

/** Writes the audit entry and the event of a step. */
export function recordDirective(
  uow: UnitOfWork,
  directive: Directive,
  action: string,
  event: string,
  changes: NonNullable<AuditDraft['changes']>,
  reason: string | null = null,
): void {
  uow.audit({
    action: `directive.${action}`,
    subjectType: 'Directive',
    subjectId: directive.id,
    scope: scopeOfRow(directive),
    changes,
    reason: reason?.trim() || null,
    permission: ISSUER_PERMISSION,
  });
  uow.publish({
    type: `directive.${event}`,
    subjectType: 'Directive',
    subjectId: directive.id,
    payload: { revision: directive.revision },
  });
}

/** Begins a draft in the name of an organization; gives its uuid. */
export async function createDirective(
  uow: UnitOfWork,
  organizationId: string,
  facts: DirectiveFacts,
  supersedesId: string | null,
): Promise<string> {
  requirePermission(uow.actor, ISSUER_PERMISSION);
  const issuer = await uow.em.findOne(Organization, { id: organizationId });
  authorizeActing(uow.actor, ISSUER_PERMISSION, organizationId, issuer !== null && seesOrganization(uow.actor, issuer));
  issuer!.requireStatus('ACTIVE');
  const superseded = supersedesId === null ? null : await holdDirective(uow, 'supersede', supersedesId, null);
  if (superseded && superseded.organizationId !== organizationId) {
    throw notFound();
  }
  const now = uow.clock.now();
  const directive = Object.assign(new Directive(), {
    id: newId(),
    ...scopeKeysOf(issuer!),
    organizationId,
    title: superseded?.title ?? '',
    body: superseded?.body ?? '',
    documentNumber: null,
    response: superseded?.response ?? ('ACKNOWLEDGE' as const),
    form: superseded?.form ?? null,
    audience: superseded?.audience ?? parseAudience({}),
    dueOn: null,
    status: 'DRAFT' as const,
    revision: 0,
    supersedesId: superseded?.id ?? null,
    issuedAt: null,
    settledAt: null,
    settledReason: null,
    accountId: uow.actor.accountId,
    personId: uow.actor.personId,
    officeId: uow.actor.grants.find((grant) => grant.organizationId === organizationId)?.officeId ?? null,
    createdAt: now,
    updatedAt: now,
    searchText: '',
  });
  write(uow, directive, facts);
  uow.em.persist(directive);
  await uow.em.flush();
  await keepFiles(uow, directive, facts);
  recordDirective(uow, directive, 'create', 'drafted', { title: { before: null, after: directive.title } });
  return directive.id;
}

/** Changes a draft; for autosaving, so nothing has to be complete. */
export async function updateDirective(
  uow: UnitOfWork,
  id: string,
  version: number,
  facts: DirectiveFacts,
): Promise<string> {
  const directive = await holdDirective(uow, 'update', id, version);
  const changes = write(uow, directive, facts);
  await uow.em.flush();
  await keepFiles(uow, directive, facts);
  recordDirective(uow, directive, 'update', 'drafted', changes);
  return id;
}

/** Throws a draft away. */
export async function discardDirective(uow: UnitOfWork, id: string, version: number): Promise<void> {
  const directive = await holdDirective(uow, 'discard', id, version);
  await keepFiles(uow, directive, { attachmentIds: [] });
  uow.em.remove(directive);
  recordDirective(uow, directive, 'discard', 'discarded', { title: { before: directive.title, after: null } });
}

/** Files of a directive; exactly those given are kept. */
export async function keepFiles(uow: UnitOfWork, directive: Directive, facts: DirectiveFacts): Promise<void> {
  if (facts.attachmentIds) {
    await keepAttachments(
      uow,
      { subjectType: 'Directive', subjectId: directive.id, scope: scopeOfRow(directive) },
      facts.attachmentIds,
      ['input', 'attachmentIds'],
    );
  }
}

const WRITTEN = ['title', 'body', 'documentNumber', 'response', 'form', 'audience', 'dueOn'] as const;

/** Takes over what is given, cleaned, and says what changed. */
export function write(
  uow: UnitOfWork,
  directive: Directive,
  facts: DirectiveFacts,
): Record<string, { before: unknown; after: unknown }> {
  const before = Object.fromEntries(WRITTEN.map((key) => [key, directive[key] ?? null]));
  if (facts.title !== undefined) {
    directive.title = facts.title?.trim() ?? '';
  }
  if (facts.body !== undefined) {
    directive.body = sanitizeRichText(facts.body ?? '');
  }
  if (facts.documentNumber !== undefined) {
    directive.documentNumber = facts.documentNumber?.trim() || null;
  }
  if (facts.response) {
    directive.response = facts.response;
  }
  if (facts.form !== undefined) {
    directive.form = formOf(facts.form);
  }
  if (facts.audience) {
    directive.audience = parseAudience(facts.audience);
  }
  if (facts.dueOn !== undefined) {
    directive.dueOn = facts.dueOn;
  }
  directive.updatedAt = uow.clock.now();
  directive.index();
  return Object.fromEntries(
    WRITTEN.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(directive[key] ?? null)).map((key) => [
      key,
      key === 'title' || key === 'documentNumber' || key === 'response' || key === 'dueOn'
        ? { before: before[key], after: directive[key] ?? null }
        : { before: before[key], after: directive[key] ?? null, isSensitive: true },
    ]),
  );
}

/** The form as it is stored; null when it has no fields. */
function formOf(fields: readonly object[] | null): FormSpec | null {
  if (fields === null || fields.length === 0) {
    return null;
  }
  try {
    return requireFormSpec(fields, ['input', 'form']);
  } catch (error) {
    if (error instanceof DomainRefusals) {
      // The input is the list of fields itself.
      throw new DomainRefusals(
        error.refusals.map(
          ({ code, path, params }) =>
            new DomainRefusal(code, path?.filter((part, index) => index !== 2 || part !== 'fields') ?? null, params),
        ),
      );
    }
    throw error;
  }
}

import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import { canonicalJson, type AuditDraft } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { authorizeActing, EVERYONE, seesRow } from '../coordination/index.ts';
import { requireFormSpec, type FormSpec } from '../form/index.ts';
import { Organization, OrganizationShape, scopeKeysOf } from '../organization/index.ts';
import type { ReportTemplateCreateInput, ReportTemplateUpdateInput } from './report.input.ts';
import { scopeOfOwned } from './report.policy.ts';
import { refuse } from './report.refusals.ts';
import { overlapsOf, type Overlap } from './report-overlap.read-model.ts';
import { ReportTemplate, ReportTemplateVersion } from './report-template.entity.ts';
import { ReportTemplateShape } from './report-template.read-model.ts';

/** The organization in whose name the actor uses a permission. */
export async function requireActingFor(
  uow: UnitOfWork,
  permission: 'report.design' | 'report.open',
  organizationId: string,
): Promise<Organization> {
  const organization = await uow.em.findOne(Organization, { id: organizationId });
  const isVisible = organization !== null && (await seesRow(uow, OrganizationShape, organizationId));
  authorizeActing(uow.actor, permission, organizationId, isVisible);
  return organization!;
}

function record(
  uow: UnitOfWork,
  action: string,
  template: ReportTemplate,
  changes: NonNullable<AuditDraft['changes']>,
  reason: string | null = null,
): void {
  uow.audit({
    action,
    subjectType: 'ReportTemplate',
    subjectId: template.id,
    scope: scopeOfOwned(template),
    changes,
    reason,
    permission: 'report.design',
  });
  uow.publish({ type: 'report.templateChanged', subjectType: 'ReportTemplate', subjectId: template.id });
}

const hashOf = (form: FormSpec): string => createHash('sha256').update(canonicalJson(form)).digest('hex');

/** Makes a template with its first draft; gives its uuid. */
export async function createTemplate(
  uow: UnitOfWork,
  organizationId: string,
  input: Omit<ReportTemplateCreateInput, 'organizationId'>,
): Promise<string> {
  const organization = await requireActingFor(uow, 'report.design', organizationId);
  organization.requireStatus('ACTIVE');
  const draft = requireFormSpec(input.fields, ['input']);
  const now = uow.clock.now();
  const template = Object.assign(new ReportTemplate(), {
    id: newId(),
    ...scopeKeysOf(organization),
    name: input.name.trim(),
    nameEn: input.nameEn?.trim() || null,
    description: input.description?.trim() || null,
    isShared: input.isShared,
    status: 'DRAFT' as const,
    draft,
    latestNumber: 0,
    hasUnpublished: true,
    retiredReason: null,
    createdAt: now,
    updatedAt: now,
  });
  template.index();
  uow.em.persist(template);
  record(uow, 'reportTemplate.create', template, {
    name: { before: null, after: template.name },
    isShared: { before: null, after: template.isShared },
    fieldCount: { before: null, after: draft.fields.length },
  });
  return template.id;
}

/** Holds a template for a change by its keeper. */
async function hold(uow: UnitOfWork, id: string, version: number): Promise<ReportTemplate> {
  await uow.run(sql`select id from report_template where id = ${id}::uuid for update`);
  const template = await uow.em.findOne(ReportTemplate, { id }, { refresh: true });
  const isVisible = template !== null && (await seesRow(uow, ReportTemplateShape, id));
  authorizeActing(uow.actor, 'report.design', template?.organizationId ?? null, isVisible);
  requireVersion(template!, version);
  template!.requireInUse();
  return template!;
}

/** Changes a template; what is absent stays, and published versions stay in any case. */
export async function updateTemplate(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: ReportTemplateUpdateInput,
): Promise<string> {
  const template = await hold(uow, id, version);
  const before = {
    name: template.name,
    nameEn: template.nameEn ?? null,
    description: template.description ?? null,
    isShared: template.isShared,
    formHash: hashOf(template.draft),
  };
  if (input.fields) {
    template.draft = requireFormSpec(input.fields, ['input']);
  }
  template.name = input.name?.trim() ?? template.name;
  template.nameEn = input.nameEn === undefined ? (template.nameEn ?? null) : input.nameEn?.trim() || null;
  template.description =
    input.description === undefined ? (template.description ?? null) : input.description?.trim() || null;
  template.isShared = input.isShared ?? template.isShared;
  template.updatedAt = uow.clock.now();
  template.index();
  const latest = await latestOf(uow, template);
  template.hasUnpublished = latest === null || latest.hash !== hashOf(template.draft);
  const after = {
    name: template.name,
    nameEn: template.nameEn,
    description: template.description,
    isShared: template.isShared,
    formHash: hashOf(template.draft),
  };
  record(
    uow,
    'reportTemplate.update',
    template,
    Object.fromEntries(
      (Object.keys(after) as (keyof typeof after)[]).map((key) => [key, { before: before[key], after: after[key] }]),
    ),
  );
  return id;
}

/** The version published last, or null. */
export function latestOf(uow: UnitOfWork, template: ReportTemplate): Promise<ReportTemplateVersion | null> {
  return uow.em.findOne(ReportTemplateVersion, { templateId: template.id, number: template.latestNumber });
}

/** Publishes the draft as the next version, which never changes again; tells what organizations below were asked already. */
export async function publishTemplate(
  uow: UnitOfWork,
  id: string,
  version: number,
  note: string | null,
): Promise<{ versionId: string; overlaps: readonly Overlap[] }> {
  const template = await hold(uow, id, version);
  const latest = await latestOf(uow, template);
  const hash = hashOf(template.draft);
  if (latest?.hash === hash) {
    throw refuse('REPORT_TEMPLATE_UNCHANGED', null, { number: latest.number });
  }
  const number = template.latestNumber + 1;
  const published = Object.assign(new ReportTemplateVersion(), {
    id: newId(),
    ...scopeOfOwned(template),
    templateId: template.id,
    number,
    form: template.draft,
    hash,
    note: note?.trim() || null,
    accountId: uow.actor.accountId,
    officeId:
      uow.actor.grants.find(({ organizationId }) => organizationId === template.organizationId)?.officeId ?? null,
    publishedAt: uow.clock.now(),
  });
  uow.em.persist(published);
  template.latestNumber = number;
  template.hasUnpublished = false;
  template.status = 'ACTIVE';
  template.updatedAt = uow.clock.now();
  record(uow, 'reportTemplate.publish', template, {
    number: { before: latest?.number ?? null, after: number },
    formHash: { before: latest?.hash ?? null, after: hash },
  });
  await uow.em.flush();
  const owner = await uow.em.findOneOrFail(Organization, { id: template.organizationId });
  const overlaps = await overlapsOf(uow, { owner, audience: EVERYONE, form: template.draft, exceptTemplateId: id });
  return { versionId: published.id, overlaps };
}

/** Takes a template out of use; rounds that are open go on. */
export async function retireTemplate(uow: UnitOfWork, id: string, version: number, reason: string): Promise<string> {
  const template = await hold(uow, id, version);
  const before = template.status;
  template.status = 'RETIRED';
  template.retiredReason = reason.trim();
  template.updatedAt = uow.clock.now();
  record(uow, 'reportTemplate.retire', template, { templateStatus: { before, after: 'RETIRED' } }, reason.trim());
  return id;
}

/** A template that the actor may open rounds with from an organization. */
export async function templateFor(uow: UnitOfWork, id: string): Promise<ReportTemplate> {
  const template = await uow.em.findOne(ReportTemplate, { id });
  if (!template || !(await seesRow(uow, ReportTemplateShape, id))) {
    throw notFound();
  }
  template.requireInUse();
  return template;
}

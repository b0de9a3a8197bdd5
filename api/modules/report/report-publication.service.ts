import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { canonicalJson, type AuditDraft, type Run } from '../../kernel/audit.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { authorizeActing, seesRow } from '../coordination/index.ts';
import { scopeOfOwned } from './report.policy.ts';
import { refuse } from './report.refusals.ts';
import type { ReportVisibility } from './report.enums.ts';
import { ReportPublication, type ReportRound } from './report-round.entity.ts';
import { formOfRound } from './report-parts.read-model.ts';
import { ReportPublicationShape } from './report-round.read-model.ts';
import { holdRound } from './report-round.service.ts';
import { liveRows, storedRows, totalsJson } from './rollup.read-model.ts';
import { staleBelow } from './rollup.service.ts';

function record(
  uow: UnitOfWork,
  action: string,
  event: string,
  publication: ReportPublication,
  changes: NonNullable<AuditDraft['changes']>,
  reason: string | null = null,
): void {
  uow.audit({
    action,
    subjectType: 'ReportPublication',
    subjectId: publication.id,
    scope: scopeOfOwned(publication),
    changes,
    reason,
    permission: 'report.publish',
  });
  uow.publish({ type: event, subjectType: 'ReportPublication', subjectId: publication.id });
}

interface RawSnapshot {
  readonly totals: readonly object[];
  readonly previous: string | null;
  readonly template: object;
  readonly rows: readonly { organizationId: string; parentId: string | null }[];
  readonly missing: readonly { organizationId: string }[];
  readonly owedCount: number;
}

const publicOrganization = <Row extends { organizationId: string }>(row: Row): Row => ({
  ...row,
  organizationId: encodeId('org', row.organizationId),
});

/** Everything that a publication freezes, read in one statement and so as of one instant. */
async function snapshotOf(
  run: Run,
  round: ReportRound,
  publishedAt: Date,
): Promise<{ text: string; accepted: number }> {
  const form = formOfRound(sql`r.id`);
  const [row] = await run<{ data: RawSnapshot; accepted: number }>(sql`select json_build_object(
      'totals', ${totalsJson(form, liveRows(sql`r.id`, form, null), liveRows(sql`r.previous_id`, form, null))},
      'previous', (select p.period_label from report_round p where p.id = r.previous_id),
      'template', (select json_build_object('name', t.name, 'number', v.number, 'hash', v.hash)
        from report_template_version v join report_template t on t.id = v.template_id where v.id = r.template_version_id),
      'rows', (select coalesce(json_agg(json_build_object('organizationId', o.id, 'name', o.name, 'level', o.level,
          'parentId', h.organization_id, 'phase', s.phase,
          'totals', ${totalsJson(
            form,
            sql`select * from (${storedRows(sql`s.reported`)}) rep where s.reported is not null
            union all select * from (${liveRows(sql`s.id`, form, sql`s.own`)}) liv where s.reported is null`,
            null,
          )})
          order by o.path collate "C"), '[]'::json)
        from report_submission s join organization o on o.id = s.organization_id left join report_submission h on h.id = s.holder_id
        where s.round_id = r.id and s.phase <> 'DROPPED' and exists (select 1 from report_submission c where c.holder_id = s.id)),
      'missing', (select coalesce(json_agg(json_build_object('organizationId', o.id, 'name', o.name, 'level', o.level)
          order by o.path collate "C"), '[]'::json)
        from report_submission s join organization o on o.id = s.organization_id where s.round_id = r.id and s.phase = 'OPEN'),
      'owedCount', (select count(*)::int from report_submission s where s.round_id = r.id and s.phase <> 'DROPPED')) as data,
      (select count(*)::int from report_submission s where s.holder_id = r.id and s.phase = 'ACCEPTED') as accepted
    from report_round r where r.id = ${round.id}::uuid`);
  const { data, accepted } = row!;
  const text = canonicalJson({
    ...data,
    rows: data.rows.map((one) => ({
      ...publicOrganization(one),
      parentId: one.parentId === null ? null : encodeId('org', one.parentId),
    })),
    missing: data.missing.map(publicOrganization),
    round: encodeId('rrd', round.id),
    title: round.title,
    periodLabel: round.periodLabel,
    periodFrom: round.periodFrom,
    periodTo: round.periodTo,
    dueOn: round.dueOn,
    publishedAt: publishedAt.toISOString(),
  });
  return { text, accepted };
}

/** Freezes the totals of a round as its next publication; the hash goes into the audit chain with it. */
export async function publishRound(
  uow: UnitOfWork,
  roundId: string,
  version: number,
  { visibility, note }: { readonly visibility: ReportVisibility; readonly note?: string | null | undefined },
): Promise<string> {
  const round = await holdRound(uow, 'report.publish', roundId, version);
  if (round.status === 'CANCELLED') {
    throw refuse('REPORT_ROUND_CLOSED');
  }
  const stale = await staleBelow(uow.run, roundId);
  if (stale > 0) {
    throw refuse('REPORT_PUBLISH_STALE', null, { count: stale });
  }
  const publishedAt = uow.clock.now();
  const { text, accepted } = await snapshotOf(uow.run, round, publishedAt);
  if (accepted === 0) {
    throw refuse('REPORT_NOTHING_TO_PUBLISH');
  }
  const [last] = await uow.run<{ revision: number }>(
    sql`select coalesce(max(revision), 0)::int as revision from report_publication where round_id = ${roundId}::uuid`,
  );
  const publication = Object.assign(new ReportPublication(), {
    id: newId(),
    ...scopeOfOwned(round),
    roundId,
    revision: last!.revision + 1,
    status: 'PUBLISHED' as const,
    visibility,
    snapshot: text,
    hash: createHash('sha256').update(text).digest('hex'),
    note: note?.trim() || null,
    publishedAt,
    withdrawnAt: null,
    withdrawnReason: null,
    accountId: uow.actor.accountId,
    officeId: uow.actor.grants.find(({ organizationId }) => organizationId === round.organizationId)?.officeId ?? null,
  });
  uow.em.persist(publication);
  record(uow, 'reportPublication.publish', 'report.published', publication, {
    round: { before: null, after: roundId },
    revision: { before: null, after: publication.revision },
    visibility: { before: null, after: visibility },
    snapshotHash: { before: null, after: publication.hash },
  });
  return publication.id;
}

/** Takes a publication back; it stays with its reason for those who publish, and is gone for all others. */
export async function withdrawPublication(
  uow: UnitOfWork,
  id: string,
  version: number,
  reason: string,
): Promise<string> {
  await uow.run(sql`select id from report_publication where id = ${id}::uuid for update`);
  const publication = await uow.em.findOne(ReportPublication, { id }, { refresh: true });
  const isVisible = publication !== null && (await seesRow(uow, ReportPublicationShape, id));
  authorizeActing(uow.actor, 'report.publish', publication?.organizationId ?? null, isVisible);
  requireVersion(publication!, version);
  if (publication!.status === 'WITHDRAWN') {
    throw refuse('REPORT_PUBLICATION_WITHDRAWN');
  }
  publication!.status = 'WITHDRAWN';
  publication!.withdrawnAt = uow.clock.now();
  publication!.withdrawnReason = reason.trim();
  record(
    uow,
    'reportPublication.withdraw',
    'report.withdrawn',
    publication!,
    { publicationStatus: { before: 'PUBLISHED', after: 'WITHDRAWN' } },
    reason.trim(),
  );
  return id;
}

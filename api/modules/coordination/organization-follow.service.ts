import sql, { type Sql } from 'sql-template-tag';
import { platformActor } from '../../kernel/actor.ts';
import type { DeliveredEvent, EventHandler } from '../../kernel/outbox.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, scopeKeysOf } from '../organization/index.ts';
import { OBLIGATION_SOURCES } from './coordination.enums.ts';
import { realignLines } from './fan-out.service.ts';
import { Obligation } from './obligation.entity.ts';
import { enterMany } from './obligation-follow.service.ts';
import { sourceOf } from './obligation-source.ts';

/** What happened to an organization, as its obligations tell it; the words stay in the record, so they are in both languages. */
const REASONS = {
  ARCHIVED: '组织已撤销，任务自动免除 / The organization has ended, so this is excused',
  SPLIT: '组织已拆分，任务自动免除 / The organization was split, so this is excused',
  MERGED: '组织已合并，由合并后的组织统一办理 / Merged: the organization it merged into answers for both',
  LEFT: '组织已调离下发组织的范围，任务自动免除 / Moved out of the line of the issuer, so this is excused',
} as const;

const OWED = sql`b.status in ('PENDING', 'ACKNOWLEDGED', 'RETURNED', 'SUBMITTED')`;

/** Excuses what a condition over `obligation b` picks, visibly and with the reason; gives the number. */
async function excuseAll(uow: UnitOfWork, where: Sql, reason: string): Promise<number> {
  const rows = await uow.run<{ id: string }>(sql`update obligation b set status = 'EXCUSED', reason = ${reason},
      settled_at = ${uow.clock.now()}, version = b.version + 1 where ${where} and ${OWED} returning b.id`);
  const ids = rows.map(({ id }) => id);
  await enterMany(uow, sql`id = any(${ids}::uuid[])`, 'EXCUSED', null, { text: reason });
  for (const obligation of await uow.em.find(Obligation, { id: { $in: ids } }, { refresh: true })) {
    await sourceOf(obligation.sourceKind).onDrop?.(uow, obligation);
  }
  return ids.length;
}

/** Hands what a merged organization owes to the one that goes on, where that does not owe the same already. */
async function handOver(uow: UnitOfWork, from: Organization, to: Organization): Promise<number> {
  const keys = scopeKeysOf(to);
  const rows = await uow.run<{ id: string }>(sql`update obligation b set organization_id = ${to.id}::uuid,
      province_id = ${keys.provinceId}::uuid, city_id = ${keys.cityId}::uuid, school_id = ${keys.schoolId}::uuid,
      department_id = ${keys.departmentId}::uuid, version = b.version + 1
    where b.organization_id = ${from.id}::uuid and ${OWED} and not exists (select 1 from obligation own
      where own.source_kind = b.source_kind and own.source_id = b.source_id and own.organization_id = ${to.id}::uuid)
    returning b.id`);
  await uow.run(
    sql`update obligation_fan_out set organization_id = ${to.id}::uuid where organization_id = ${from.id}::uuid`,
  );
  return rows.length;
}

/** Lets another organization verify, and where it goes on in its place issue, what an ended one did. */
async function replaceAbove(
  uow: UnitOfWork,
  ended: Organization,
  heir: Organization,
  isSuccessor: boolean,
): Promise<void> {
  await uow.run(sql`update obligation b set verifier_id = ${heir.id}::uuid, version = b.version + 1
    where b.verifier_id = ${ended.id}::uuid and ${OWED}`);
  if (isSuccessor) {
    const keys = scopeKeysOf(heir);
    await uow.run(sql`update obligation set issuer_id = ${heir.id}::uuid where issuer_id = ${ended.id}::uuid`);
    await uow.run(sql`update directive set organization_id = ${heir.id}::uuid, province_id = ${keys.provinceId}::uuid,
      city_id = ${keys.cityId}::uuid, school_id = ${keys.schoolId}::uuid, department_id = ${keys.departmentId}::uuid,
      version = version + 1 where organization_id = ${ended.id}::uuid and status in ('DRAFT', 'ISSUED')`);
  }
}

/** Lets every obligation below an organization hang on the line that stands above it now. */
async function realignAll(uow: UnitOfWork, organization: Organization): Promise<number> {
  let count = 0;
  for (const kind of OBLIGATION_SOURCES) {
    const moved = await realignLines(uow.run, kind, null, organization.path);
    await enterMany(uow, sql`id = any(${[...moved]}::uuid[])`, 'VERIFIER_CHANGED', null, { text: null });
    count += moved.length;
  }
  return count;
}

async function followEnd(uow: UnitOfWork, organization: Organization): Promise<Record<string, number>> {
  const { status, successorIds, parentId } = organization;
  const mine = sql`b.organization_id = ${organization.id}::uuid`;
  const isMerged = status === 'MERGED';
  const heirId = isMerged ? successorIds[0] : parentId;
  const heir = heirId ? await uow.em.findOne(Organization, { id: heirId }) : null;
  const handed = isMerged && heir ? await handOver(uow, organization, heir) : 0;
  const excused = await excuseAll(uow, mine, REASONS[isMerged ? 'MERGED' : status === 'SPLIT' ? 'SPLIT' : 'ARCHIVED']);
  await realignAll(uow, organization);
  if (heir) {
    await replaceAbove(uow, organization, heir, isMerged);
    await realignAll(uow, heir);
  }
  return { handed, excused };
}

async function followMove(uow: UnitOfWork, organization: Organization): Promise<Record<string, number>> {
  const left = sql`exists (select 1 from organization o, organization i where o.id = b.organization_id and i.id = b.issuer_id
    and o.path >= ${organization.path} and o.path < ${`${organization.path.slice(0, -1)}/`} and not o.path like i.path || '%')`;
  const excused = await excuseAll(uow, left, REASONS.LEFT);
  return { excused, realigned: await realignAll(uow, organization) };
}

/** Lets obligations follow what became of an organization; done again it changes nothing more. */
async function follow(kernel: Kernel, { subjectId }: DeliveredEvent): Promise<void> {
  await runUnit(kernel, platformActor([], 'handler:coordination'), async (uow) => {
    const organization = await uow.em.findOne(Organization, { id: subjectId });
    if (!organization) {
      return;
    }
    const isOver = organization.status !== 'ACTIVE' && organization.status !== 'SUSPENDED';
    const counts = isOver ? await followEnd(uow, organization) : await followMove(uow, organization);
    const changed = Object.entries(counts).filter(([, count]) => count > 0);
    if (changed.length > 0) {
      uow.audit({
        action: 'obligation.followOrganization',
        subjectType: 'Organization',
        subjectId,
        scope: scopeKeysOf(organization),
        changes: Object.fromEntries(changed.map(([key, count]) => [`${key}Count`, { before: null, after: count }])),
      });
    }
  });
}

/** Follows organizations that end or move. */
export const organizationFollowHandler = (kernel: Kernel): EventHandler => ({
  name: 'coordination-organizations',
  types: ['organization.archived', 'organization.merged', 'organization.split', 'organization.moved'],
  handle: (event) => follow(kernel, event),
});

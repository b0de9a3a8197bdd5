import { verifyAudit, type BrokenLink } from '../../kernel/audit.ts';
import { platformActor } from '../../kernel/actor.ts';
import type { JobSpec } from '../../kernel/module.ts';
import { authorize } from '../../kernel/policy.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';

/** What a walk over the chains found. */
export interface Walk {
  readonly count: number;
  readonly chains: number;
  readonly broken: BrokenLink | null;
}

/** Walks every chain in one snapshot, so that entries written meanwhile don't look like a fault. */
export async function walkChains(kernel: Kernel): Promise<Walk> {
  const client = await kernel.pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await verifyAudit(async (statement) => (await client.query(statement.text, statement.values)).rows);
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

/** Keeps what a walk found as an entry of the trail itself, where nobody can take it back; gives it as the API shows it. */
export function recordVerification(uow: UnitOfWork, { count, chains, broken }: Walk): object {
  authorize(uow.actor, 'audit.verify', {
    organizationId: null,
    provinceId: null,
    cityId: null,
    schoolId: null,
    departmentId: null,
  });
  uow.audit({
    action: 'audit.verify',
    subjectType: 'AuditTrail',
    subjectId: null,
    changes: {
      entries: { before: null, after: count },
      chains: { before: null, after: chains },
      fault: { before: null, after: broken?.fault ?? null },
      brokenChain: { before: null, after: broken?.chain ?? null },
      brokenSeq: { before: null, after: broken?.seq ?? null },
    },
    permission: 'audit.verify',
  });
  return {
    verifiedAt: uow.clock.now(),
    isIntact: broken === null,
    entryCount: count,
    chainCount: chains,
    newerCount: 0,
    fault: broken?.fault ?? null,
    brokenChain: broken?.chain ?? null,
    brokenSeq: broken?.seq ?? null,
  };
}

/** Every night: walks the chains, so that whoever opens the audit page sees up to when they are known to be whole. */
export const verifyJob: JobSpec = {
  name: 'audit-verify',
  cron: '40 18 * * *',
  async run(kernel) {
    const walk = await walkChains(kernel);
    await runUnit(kernel, platformActor(['audit.verify'], 'job:audit-verify'), async (uow) =>
      recordVerification(uow, walk),
    );
  },
};

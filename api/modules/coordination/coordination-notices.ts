import sql, { type Sql } from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import type { DeliveredEvent, EventHandler } from '../../kernel/outbox.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { notify, type Notice } from '../notification/index.ts';
import { OWNER_PERMISSION, VERIFIER_PERMISSION } from './obligation.policy.ts';

type Told = Omit<Notice, 'eventId' | 'at'> & { readonly key?: string };
type Teller = (run: Run, event: DeliveredEvent) => Promise<readonly Told[]>;

interface ObligationFacts {
  readonly id: string;
  readonly kind: string;
  readonly organizationId: string;
  readonly organization: string;
  readonly verifierId: string;
  readonly verifier: string;
  readonly title: string;
  readonly dueOn: string | null;
  readonly reason: string | null;
}

const factsOf = (run: Run, where: Sql): Promise<ObligationFacts[]> =>
  run<ObligationFacts>(sql`select b.id, b.source_kind as kind, b.organization_id as "organizationId", o.name as organization,
      b.verifier_id as "verifierId", v.name as verifier, b.title, b.due_on::text as "dueOn", b.reason
    from obligation b join organization o on o.id = b.organization_id join organization v on v.id = b.verifier_id
    where ${where}`);

type Side = 'owner' | 'verifier';

/** Tells one side of an obligation; reports have words of their own for what their kind does itself. */
const tellSide =
  (
    kind: string,
    side: Side,
    more: (facts: ObligationFacts) => Notice['params'] = () => ({}),
    isForReports = true,
  ): Teller =>
  async (run, { subjectId }) =>
    (await factsOf(run, sql`b.id = ${subjectId}::uuid`))
      .filter((facts) => isForReports || facts.kind === 'DIRECTIVE')
      .map((facts) => toSide(kind, side, facts, more(facts)));

function toSide(kind: string, side: Side, facts: ObligationFacts, params: Notice['params'] = {}): Told {
  const organizationId = side === 'owner' ? facts.organizationId : facts.verifierId;
  return {
    kind,
    subjectType: 'Obligation',
    subjectId: facts.id,
    organizationId,
    recipients: {
      organizationIds: [organizationId],
      permission: side === 'owner' ? OWNER_PERMISSION : VERIFIER_PERMISSION,
    },
    params: { title: facts.title, organization: facts.organization, ...params },
  };
}

/** Organizations that owe for a directive, told at once. */
const tellOwing =
  (kind: string): Teller =>
  async (run, { subjectId }) => {
    const rows = await run<{ title: string; ids: string[]; reason: string | null }>(sql`
      select d.title, coalesce(d.settled_reason, (select r.note from directive_revision r where r.directive_id = d.id
          order by r.number desc limit 1)) as reason,
        (select coalesce(array_agg(b.organization_id::text), '{}') from obligation b
          where b.source_kind = 'DIRECTIVE' and b.source_id = d.id and b.status <> 'EXCUSED') as ids
      from directive d where d.id = ${subjectId}::uuid`);
    return rows.map(({ title, ids, reason }) => ({
      kind,
      subjectType: 'Directive',
      subjectId,
      organizationId: null,
      recipients: { organizationIds: ids, permission: OWNER_PERMISSION },
      params: { title, reason },
    }));
  };

/** Organizations of one chunk that was handed out. */
const tellOpened: Teller = async (run, { subjectId, payload }) => {
  const { from, to } = payload as { readonly from: number; readonly to: number };
  const rows = await run<{ sourceId: string; title: string; issuer: string; dueOn: string | null; ids: string[] }>(sql`
    select f.source_id as "sourceId", f.title, i.name as issuer, f.due_on::text as "dueOn",
      (select coalesce(array_agg(b.organization_id::text), '{}') from obligation b where b.source_kind = f.source_kind
        and b.source_id = f.source_id and b.organization_id = any(f.target_ids[${from + 1}::int:${to}::int])) as ids
    from obligation_fan_out f join organization i on i.id = f.issuer_id
    where f.id = ${subjectId}::uuid and f.source_kind = 'DIRECTIVE'`);
  return rows.map(({ sourceId, title, issuer, dueOn, ids }) => ({
    kind: 'directive.issued',
    subjectType: 'Directive',
    subjectId: sourceId,
    organizationId: null,
    recipients: { organizationIds: ids, permission: OWNER_PERMISSION },
    params: { title, issuer, dueOn },
  }));
};

/** The latest request for more time on an obligation. */
async function latestRequest(
  run: Run,
  id: string,
): Promise<{ askedOn: string; reason: string; note: string | null } | null> {
  const [row] = await run<{ askedOn: string; reason: string; note: string | null }>(sql`
    select asked_on::text as "askedOn", reason, decision_note as note from obligation_extension
    where obligation_id = ${id}::uuid order by asked_at desc limit 1`);
  return row ?? null;
}

const tellRequest: Teller = async (run, event) => {
  const request = await latestRequest(run, event.subjectId);
  return tellSide('obligation.extensionAsked', 'verifier', () => ({
    askedOn: request?.askedOn ?? null,
    reason: request?.reason ?? null,
  }))(run, event);
};

const tellAnswered =
  (isGranted: boolean): Teller =>
  async (run, event) => {
    const request = await latestRequest(run, event.subjectId);
    return tellSide('obligation.extensionAnswered', 'owner', ({ dueOn }) => ({
      isGranted,
      dueOn,
      reason: request?.note ?? null,
    }))(run, event);
  };

/** Words go to the other side of who spoke. */
const tellMessage: Teller = async (run, { subjectId, payload }) =>
  (await factsOf(run, sql`b.id = ${subjectId}::uuid`)).map((facts) => {
    const isFromOwner = payload?.['actingId'] === facts.organizationId;
    return toSide('obligation.messaged', isFromOwner ? 'verifier' : 'owner', facts, {
      organization: isFromOwner ? facts.organization : facts.verifier,
    });
  });

/** Those below whom a middle level added something for. */
const tellInstructed: Teller = async (run, { subjectId }) =>
  (await factsOf(run, sql`b.parent_id = ${subjectId}::uuid and b.status not in ('WITHDRAWN', 'EXCUSED')`)).map(
    (facts) => ({
      ...toSide('obligation.instructed', 'owner', facts, { organization: facts.verifier, dueOn: facts.dueOn }),
      key: facts.id,
    }),
  );

const tellReminded: Teller = async (run, { payload }) =>
  (await factsOf(run, sql`b.id = any(${(payload?.['ids'] ?? []) as string[]}::uuid[])`)).map((facts) => ({
    ...toSide('obligation.reminded', 'owner', facts, { organization: facts.verifier }),
    key: facts.id,
  }));

const withReason = ({ reason }: ObligationFacts): Notice['params'] => ({ reason });

const tellers: Readonly<Record<string, Teller>> = {
  'obligation.opened': tellOpened,
  'directive.amended': tellOwing('directive.amended'),
  'directive.withdrawn': tellOwing('directive.withdrawn'),
  'directive.superseded': tellOwing('directive.withdrawn'),
  'obligation.submitted': tellSide('obligation.submitted', 'verifier', undefined, false),
  'obligation.returned': tellSide('obligation.returned', 'owner', withReason, false),
  'obligation.reopened': tellSide('obligation.returned', 'owner', withReason, false),
  'obligation.accepted': tellSide('obligation.accepted', 'owner', undefined, false),
  'obligation.excused': tellSide('obligation.excused', 'owner', withReason),
  'obligation.instructed': tellInstructed,
  'obligation.reminded': tellReminded,
  'obligation.messaged': tellMessage,
  'obligation.extensionAsked': tellRequest,
  'obligation.extensionGranted': tellAnswered(true),
  'obligation.extensionRefused': tellAnswered(false),
};

/** Tells people what happens to directives and obligations; a redelivered event tells nobody twice. */
export const coordinationNoticeHandler = (kernel: Kernel): EventHandler => ({
  name: 'coordination-notices',
  types: Object.keys(tellers),
  handle: (event) =>
    withTransaction(kernel, async (run) => {
      for (const { key, ...told } of await tellers[event.type]!(run, event)) {
        await notify(run, { ...told, eventId: key ? `${event.id}:${key}` : event.id, at: event.occurredAt });
      }
    }),
});

import sql from 'sql-template-tag';
import { encodeId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Run } from '../../kernel/audit.ts';
import type { EventHandler } from '../../kernel/outbox.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { ENUM_LABELS } from '../../../schema/enum-labels.ts';
import {
  defineNotificationKinds,
  notify,
  registerDeadlines,
  type NotificationKindSpec,
  type NotificationParams,
} from '../notification/index.ts';
import { askedBy, askedCasesSql } from './asked.read-model.ts';

const kindText = (params: NotificationParams, locale: Locale): string =>
  (ENUM_LABELS[locale].ProcedureSubjectKind as Readonly<Record<string, string>>)[String(params['kind'])] ?? '';

/** Words about a case: a sentence before its title, with the step as body. */
const about = (
  label: NotificationKindSpec['label'],
  sentence: NotificationKindSpec['label'],
  more: Partial<NotificationKindSpec> = {},
): NotificationKindSpec => ({
  category: 'APPROVAL',
  label,
  text: (params, locale) => ({
    title: `${sentence[locale]}${locale === 'en' ? ': ' : '：'}${kindText(params, locale)} · ${String(params['title'] ?? '')}`,
    body: params['step'] === null ? null : String(params['step'] ?? ''),
  }),
  link: (_type, id) => `/cases/${id}`,
  ...more,
});

defineNotificationKinds({
  'case.asked': about(
    { 'zh-CN': '有事项待我审批', en: 'A case asks me' },
    { 'zh-CN': '待您审批', en: 'Waits for your answer' },
    { defaults: { mail: true } },
  ),
  'case.reminded': about(
    { 'zh-CN': '审批提醒', en: 'Reminder of a case' },
    { 'zh-CN': '请尽快审批', en: 'Please answer' },
  ),
  'case.escalated': about(
    { 'zh-CN': '审批空缺上提', en: 'A case is escalated' },
    { 'zh-CN': '审批职务空缺，已上提', en: 'The office that is asked is vacant, so the case went up' },
  ),
  'case.returned': about(
    { 'zh-CN': '审批事项被退回', en: 'A case is returned' },
    { 'zh-CN': '已退回，请补充后重新提交', en: 'Returned; mend it and submit it again' },
  ),
  'case.decided': about({ 'zh-CN': '审批有结果', en: 'A case is decided' }, { 'zh-CN': '审批有结果', en: 'Decided' }),
  'case.effectRefused': about(
    { 'zh-CN': '审批通过但未能办理', en: 'An approved case could not be carried out' },
    { 'zh-CN': '已审批但未能办理，请查看原因', en: 'Approved, but it could not be carried out; see why' },
  ),
});

interface Told {
  readonly title: string;
  readonly kind: string;
  readonly organizationId: string;
  readonly openerAccountId: string | null;
  readonly candidateId: string | null;
  readonly state: string;
  readonly round: number;
  readonly stepNo: number;
  readonly step: string | null;
}

/** The case of an event as it stands now; nothing when it is gone. */
async function caseOf(run: Run, id: string): Promise<Told | null> {
  const [row] = await run<Told>(sql`select c.title, c.subject_kind as kind, c.organization_id as "organizationId",
      c.opener_account_id as "openerAccountId", c.candidate_id as "candidateId", c.state, c.round, c.step_no as "stepNo",
      v.steps -> (c.step_no - 1) ->> 'name' as step
    from procedure_case c join procedure_version v on v.id = c.version_id where c.id = ${id}::uuid`);
  return row ?? null;
}

/** Who hears of an event besides whoever is asked. */
const TO_OPENER: Readonly<Record<string, string>> = {
  'procedureCase.escalated': 'case.escalated',
  'procedureCase.returned': 'case.returned',
  'procedureCase.effectRefused': 'case.effectRefused',
  'procedureCase.approved': 'case.decided',
  'procedureCase.rejected': 'case.decided',
};

const ASKING = ['entered', 'escalated', 'restored', 'conflictDeclared', 'reviewAsked'].map(
  (name) => `procedureCase.${name}`,
);
const REMINDING = ['procedureCase.reminded', 'procedureCase.overdue'];

/** Tells whoever a case asks, reminds them, and tells the opener and the candidate what became of it. */
export function caseNoticeHandler(kernel: Kernel): EventHandler {
  return {
    name: 'procedure.notices',
    types: [...new Set([...ASKING, ...REMINDING, ...Object.keys(TO_OPENER)])],
    handle: ({ id: eventId, type, subjectId, payload, occurredAt }) =>
      withTransaction(kernel, async (run) => {
        const found = await caseOf(run, subjectId);
        if (!found) {
          return;
        }
        const { title, kind, organizationId, step, round, stepNo, openerAccountId, candidateId, state } = found;
        const common = {
          subjectType: 'ProcedureCase',
          subjectId,
          organizationId,
          params: { title, kind, step },
          at: occurredAt,
        };
        // News of a step that is over asks nobody any more.
        const isPresent = state === 'OPEN' && payload?.['round'] === round && payload['stepNo'] === stepNo;
        if (isPresent && (ASKING.includes(type) || REMINDING.includes(type))) {
          const asked = await askedBy(run, subjectId, kernel.clock.today());
          const personIds = [...new Set(asked.map(({ personId }) => personId))];
          const isAsking = ASKING.includes(type);
          await notify(run, {
            ...common,
            kind: isAsking ? 'case.asked' : 'case.reminded',
            // Whoever was asked is not asked again by the same step, whatever else happens in it.
            eventId: isAsking ? `${subjectId}:${round}:${stepNo}` : eventId,
            recipients: { personIds },
          });
        }
        const told = TO_OPENER[type];
        if (told) {
          const recipients = { accountIds: openerAccountId === null ? [] : [openerAccountId] };
          await notify(run, { ...common, kind: told, eventId, recipients });
        }
        if (told === 'case.decided' && candidateId !== null) {
          const recipients = { personIds: [candidateId] };
          await notify(run, { ...common, kind: told, eventId: `${eventId}:candidate`, recipients });
        }
      }),
  };
}

/** Deadlines of the steps that ask the reader now. */
registerDeadlines(async (run, { actor, locale, today }, { from, until }) => {
  const rows = await run<{ id: string; on: string; title: string; kind: string }>(
    sql`select c.id, c.due_on::text as "on", c.title, c.subject_kind as kind from procedure_case c
      where c.due_on >= ${from}::date and c.due_on < ${until}::date and c.id = any(array(${askedCasesSql(actor.personId, today)}))
      order by c.due_on limit 200`,
  );
  return rows.map(({ id, on, title, kind }) => ({
    key: `case:${id}`,
    on,
    title: `${locale === 'en' ? 'Answer' : '审批'}：${kindText({ kind }, locale)} · ${title}`,
    path: `/cases/${encodeId('case', id)}`,
  }));
});

import sql from 'sql-template-tag';
import { addDays } from '../../kernel/clock.ts';
import { registerHandoverDocuments, registerOpenMatters } from '../people/index.ts';
import { askedSql } from './asked.read-model.ts';

interface Found {
  readonly title: string;
  readonly subjectUuid: string;
  readonly dueOn: string | null;
}

const items = (rows: readonly Found[], kind: string, subjectType: string) =>
  rows.map((row) => ({ kind, subjectType, ...row }));

/** Cases that asked the holder on the last day in office, so that whoever follows knows of them. */
registerOpenMatters(async (run, { termId, endedOn }) =>
  items(
    await run<Found>(sql`select distinct c.title, c.id as "subjectUuid", c.due_on::text as "dueOn"
      from (${askedSql(addDays(endedOn, -1), () => sql`true`)}) a join procedure_case c on c.id = a.case_id
      where a.term_id = ${termId}::uuid and a.delegation_id is null order by "dueOn", c.id limit 50`),
    'case',
    'ProcedureCase',
  ),
);

/** Cases that the holder opened in this office and that are still under way. */
registerOpenMatters(async (run, { officeId, personId }) =>
  items(
    await run<Found>(sql`select c.title, c.id as "subjectUuid", c.due_on::text as "dueOn" from procedure_case c
      where c.state = 'OPEN' and c.opener_id = ${personId}::uuid and c.opener_office_id = ${officeId}::uuid
      order by c.opened_at limit 50`),
    'openedCase',
    'ProcedureCase',
  ),
);

/** Cases that were decided from this office in the year before its holder left. */
registerHandoverDocuments(async (run, { termId, endedOn }) =>
  items(
    await run<Found>(sql`select distinct c.title, c.id as "subjectUuid", null::text as "dueOn" from procedure_step d
      join procedure_case c on c.id = d.case_id
      where d.term_id = ${termId}::uuid and d.event = 'DECIDED' and d.at > ${addDays(endedOn, -366)}::date and c.subject_kind <> 'APPOINTMENT'
      order by c.id limit 50`),
    'decidedCase',
    'ProcedureCase',
  ),
);

import sql from 'sql-template-tag';
import { addDays, ManualClock } from '../../kernel/clock.ts';
import { anonymousActor, type Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { DomainRefusal, DomainRefusals } from '../../kernel/refusal.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { accountActor } from '../../modules/people/index.ts';
import {
  createDelegation,
  createProcedure,
  decideCase,
  openCase,
  PROCEDURE_TEMPLATES,
  publishVersion,
  returnCase,
  tendCases,
} from '../../modules/procedure/index.ts';
import { DEMO_SEED } from './build-demo-federation.ts';
import { castKey } from './demo-institutions.ts';
import { leagueKeyOf, nationalKey } from './demo-organization-record.ts';
import { demoId } from './demo-rows.ts';

/** Representatives whom the chain of a school asks beside its league committee; the schools beyond the first have none. */
const REPRESENTATIVES = [
  {
    key: 'affairs',
    home: 'school',
    title: 'STUDENT_AFFAIRS_REPRESENTATIVE',
    office: '学生工作部门代表',
    name: '林慧敏',
  },
  { key: 'party', home: 'school', title: 'PARTY_REPRESENTATIVE', office: '党组织代表', name: '陈国栋' },
  { key: 'province', home: 'province', title: 'PARTY_REPRESENTATIVE', office: '党组织代表', name: '赵立新' },
] as const;

const orgOf = (key: string): string => demoId(DEMO_SEED, 'organization', key);
const PROVINCE = orgOf('530000');

/** The actor of a persona as its offices stand today. */
async function personaActor(kernel: Kernel, login: string): Promise<Actor> {
  const [row] = await runRead<{ id: string }>(kernel, sql`select id from account where login_name = ${login}`);
  return accountActor(kernel, row!.id, { locale: 'zh-CN', requestId: 'demo', purpose: '演示' });
}

/** Whoever holds an office with a title at an organization today, acting as that person. */
async function holderActor(kernel: Kernel, organizationId: string, title: string): Promise<Actor | null> {
  const today = kernel.clock.today();
  const [row] = await runRead<{ personId: string; accountId: string | null }>(
    kernel,
    sql`select t.person_id as "personId", p.account_id as "accountId" from term t join office f on f.id = t.office_id
      join person p on p.id = t.person_id where t.organization_id = ${organizationId} and f.title_key = ${title}
        and t.starts_on <= ${today}::date and t.ends_on > ${today}::date and p.status = 'ACTIVE' order by t.starts_on, t.id limit 1`,
  );
  return row
    ? { ...anonymousActor({ locale: 'zh-CN', requestId: 'demo' }), personId: row.personId, accountId: row.accountId }
    : null;
}

interface OfficeRow {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly name: string;
}

async function openOffice(kernel: Kernel, { id, organizationId, title, name }: OfficeRow): Promise<void> {
  await runRead(
    kernel,
    sql`insert into office (id, organization_id, province_id, city_id, school_id, department_id, title_key, name, body, seats,
        is_rotating, eligibility, permissions, reach, requires_second_factor, status, valid_from, version)
      select ${id}::uuid, o.id, o.province_id, o.city_id, o.school_id, o.department_id, ${title}, ${name}, 'OTHER', 1,
        false, '{}', '{organization.read}', 'HERE', false, 'ACTIVE', '2015-01-01', 1
      from organization o where o.id = ${organizationId}::uuid`,
  );
}

async function seatRepresentatives(kernel: Kernel): Promise<void> {
  const today = kernel.clock.today();
  const homes = { school: orgOf(leagueKeyOf(castKey('flagship'))), province: orgOf(leagueKeyOf('530000')) };
  for (const { key, home, title, office, name } of REPRESENTATIVES) {
    const id = (kind: string): string => demoId(DEMO_SEED, kind, `chain:${key}`);
    const scope = sql`o.id, o.province_id, o.city_id, o.school_id, o.department_id`;
    const columns = sql`organization_id, province_id, city_id, school_id, department_id`;
    const from = sql`from organization o where o.id = ${homes[home]}`;
    await openOffice(kernel, { id: id('office'), organizationId: homes[home], title, name: office });
    await runRead(
      kernel,
      sql`insert into person (id, ${columns}, name, kind, minor_status, status, search_text, created_at, version)
        select ${id('person')}::uuid, ${scope}, ${name}, 'STAFF', 'ADULT', 'ACTIVE', ${name}, ${kernel.clock.now()}, 1 ${from}`,
    );
    await runRead(
      kernel,
      sql`insert into term (id, ${columns}, office_id, person_id, starts_on, ends_on, planned_ends_on, source, evidence, rule_pack_ids,
          created_at, version)
        select ${id('term')}::uuid, ${scope}, ${id('office')}, ${id('person')}, ${addDays(today, -400)}::date, ${addDays(today, 800)}::date,
          ${addDays(today, 800)}::date, 'APPOINTMENT', '推荐函', '{}', ${kernel.clock.now()}, 1 ${from}`,
    );
  }
}

/** Draws up a chain from its template; published at once when it is to bind. */
async function drawUp(
  kernel: Kernel,
  actor: Actor,
  organizationId: string,
  key: string,
  more: { readonly isPublished?: boolean; readonly steps?: object; readonly kinds?: readonly 'GRADUATE_UNION'[] } = {},
): Promise<void> {
  const { name, nameEn, subjectKind, levels, kinds, titles, steps, source } = PROCEDURE_TEMPLATES.find(
    (one) => one.key === key,
  )!;
  await runUnit(kernel, actor, async (uow) => {
    const facts = { name, nameEn, levels, kinds: more.kinds ?? kinds, titles };
    const id = await createProcedure(uow, organizationId, subjectKind, facts, {
      steps: (more.steps as typeof steps | undefined) ?? steps,
      source,
    });
    if (more.isPublished) {
      await uow.em.flush();
      const [draft] = await uow.run<{ id: string }>(
        sql`select id from procedure_version where procedure_id = ${id}::uuid`,
      );
      await publishVersion(uow, draft!.id, 1, uow.clock.today(), 'KEEP');
    }
  });
}

/** Does work in a unit of its own; null when it is refused. */
async function tryUnit<Result>(
  kernel: Kernel,
  actor: Actor,
  work: (uow: UnitOfWork) => Promise<Result>,
): Promise<Result | null> {
  try {
    return await runUnit(kernel, actor, work);
  } catch (error) {
    if (error instanceof DomainRefusal || error instanceof DomainRefusals) {
      return null;
    }
    throw error;
  }
}

/** Answers a case as somebody. */
async function answer(kernel: Kernel, actor: Actor, id: string): Promise<void> {
  const [row] = await runRead<{ version: number }>(kernel, sql`select version from procedure_case where id = ${id}`);
  await runUnit(kernel, actor, (uow) => decideCase(uow, id, row!.version, { outcome: 'PASSED' }));
}

interface Opening {
  readonly id: string;
  readonly leagueId: string;
}

/** Opens a case for an office of a presidium and a student of its school with whom nothing stands against it today. */
async function openAppointment(kernel: Kernel, opener: Actor, isFlagship: boolean): Promise<Opening | null> {
  const flagship = orgOf(leagueKeyOf(castKey('flagship')));
  const today = kernel.clock.today();
  const offices = await runRead<{ officeId: string; leagueId: string; last: string; people: string[] }>(
    kernel,
    sql`select f.id as "officeId", k.to_id as "leagueId",
        coalesce((select max(t.ends_on) from term t join office g on g.id = t.office_id where t.organization_id = o.id and g.body = 'PRESIDIUM'
          and not g.is_rotating), ${today}::date)::text as last,
        array(select p.id from person p where p.school_id = o.id and p.status = 'ACTIVE' and p.kind <> 'STAFF'
          and not exists (select from term t where t.person_id = p.id and t.ends_on > ${today}::date)
          and not exists (select from account a where a.id = p.account_id) order by p.id limit 12) as people
      from office f join organization o on o.id = f.organization_id
      join organization_link k on k.from_id = o.id and k.kind = 'GUIDED_BY' and k.valid_until is null
      where o.province_id = ${PROVINCE} and o.level = 'SCHOOL' and o.kind = 'STUDENT_UNION' and o.status = 'ACTIVE'
        and f.status = 'ACTIVE' and not f.is_rotating and f.title_key in ('CHAIR', 'VICE_CHAIR', 'PRESIDIUM_MEMBER')
        and (k.to_id = ${flagship}) = ${isFlagship}
      order by f.title_key desc, f.id`,
  );
  for (const { officeId, leagueId, last, people } of offices) {
    for (const personId of people) {
      for (const startsOn of [addDays(today, 14), last]) {
        const id = await tryUnit(kernel, opener, (uow) =>
          openCase(uow, 'APPOINTMENT', {
            officeId,
            personId,
            startsOn,
            endsOn: addDays(startsOn, 300),
            source: 'ELECTION',
            gradesBasis: 'NO_FAILED_COURSE',
            crossAppointmentReason: null,
            representedId: null,
            nominatingId: null,
          }),
        );
        if (id) {
          return { id, leagueId };
        }
      }
    }
  }
  return null;
}

/** Opens three appointments: one on its way, one returned, one that waits further up because an office is vacant. */
async function openAppointments(kernel: Kernel, opener: Actor): Promise<void> {
  const league = orgOf(leagueKeyOf(castKey('flagship')));
  const secretary = await personaActor(kernel, 'yunling.league');
  const party = await holderActor(kernel, league, 'PARTY_REPRESENTATIVE');
  const affairs = await holderActor(kernel, league, 'STUDENT_AFFAIRS_REPRESENTATIVE');
  const chair = await personaActor(kernel, 'yunling.chair');
  const running = await openAppointment(kernel, opener, true);
  if (running && party && affairs) {
    await answer(kernel, secretary, running.id);
    await answer(kernel, party, running.id);
    await answer(kernel, affairs, running.id);
  }
  const returned = await openAppointment(kernel, chair, true);
  if (returned && party) {
    await answer(kernel, secretary, returned.id);
    const [row] = await runRead<{ version: number }>(
      kernel,
      sql`select version from procedure_case where id = ${returned.id}`,
    );
    await runUnit(kernel, party, (uow) =>
      returnCase(uow, returned.id, row!.version, { toStepNo: 0, grounds: ['INCOMPLETE_PAPERS'] }),
    );
  }
  const waiting = await openAppointment(kernel, opener, false);
  const guide = waiting ? await holderActor(kernel, waiting.leagueId, 'LEAGUE_SECRETARY') : null;
  if (waiting && guide) {
    // The chain asks the representative of the Party there: the office exists, and nobody has been seated yet.
    await openOffice(kernel, {
      id: demoId(DEMO_SEED, 'office', 'chain:vacant'),
      organizationId: waiting.leagueId,
      title: 'PARTY_REPRESENTATIVE',
      name: '党组织代表',
    });
    await answer(kernel, guide, waiting.id);
  }
}

/** Founds a graduate union through its chain, so that an approved case can be looked at. */
async function openFounding(kernel: Kernel): Promise<void> {
  const city = orgOf('530100');
  const opener = await personaActor(kernel, 'kunming.secretary');
  const id = await tryUnit(kernel, opener, (uow) =>
    openCase(uow, 'ORGANIZATION_FOUNDING', {
      founding: {
        level: 'SCHOOL',
        kind: 'GRADUATE_UNION',
        name: '翠湖医科大学研究生会',
        nameEn: 'Graduate Union of Cuihu Medical University',
        parentId: city,
        institutionId: null,
      },
      effectiveOn: null,
      reason: '首批研究生入学，筹备组已完成章程草案',
    }),
  );
  const league = await holderActor(kernel, orgOf(leagueKeyOf('530100')), 'LEAGUE_SECRETARY');
  if (id && league) {
    await answer(kernel, league, id);
    await answer(kernel, await personaActor(kernel, 'yunnan.secretary'), id);
  }
}

interface Loan {
  readonly from: string;
  /** Title of the colleague who answers meanwhile, of one with an account if there is any. */
  readonly to: string;
  readonly startsIn: number;
  readonly days: number;
  readonly reason: string;
}

/** Lends the office of a persona to a colleague for some weeks. */
async function lendOffice(kernel: Kernel, { from, to, startsIn, days, reason }: Loan): Promise<void> {
  const today = kernel.clock.today();
  const [found] = await runRead<{ officeId: string; delegateTermId: string }>(
    kernel,
    sql`with present as (select t.id, t.office_id, t.organization_id, t.starts_on, f.title_key, a.login_name from term t
          join office f on f.id = t.office_id join person p on p.id = t.person_id left join account a on a.id = p.account_id
          where t.starts_on <= ${today}::date and t.ends_on > ${today}::date)
      select h.office_id as "officeId", d.id as "delegateTermId" from present h join present d on d.organization_id = h.organization_id
      where h.login_name = ${from} and d.title_key = ${to}
      order by h.starts_on, h.id, (d.login_name is null), d.starts_on, d.id limit 1`,
  );
  const startsOn = addDays(today, startsIn);
  const then = new ManualClock(`${startsOn < today ? startsOn : today}T10:00:00+08:00`);
  await runUnit({ ...kernel, clock: then }, await personaActor(kernel, from), (uow) =>
    createDelegation(uow, { ...found!, startsOn, endsOn: addDays(startsOn, days), reason }),
  );
}

/**
 * Chains of the demo: the national ones as drafts, and in one province those that bind its school presidiums and the
 * founding of graduate unions, with cases in every state and an office that is lent for some weeks.
 */
export async function openDemoCases(kernel: Kernel): Promise<void> {
  await seatRepresentatives(kernel);
  const national = await personaActor(kernel, 'national.secretary');
  for (const { key } of PROCEDURE_TEMPLATES) {
    await drawUp(kernel, national, orgOf(nationalKey), key);
  }
  const province = await personaActor(kernel, 'yunnan.secretary');
  await drawUp(kernel, province, PROVINCE, 'presidium-appointment', { isPublished: true });
  const founding = PROCEDURE_TEMPLATES.find(({ key }) => key === 'founding')!;
  const [review, confirm] = founding.steps;
  await drawUp(kernel, province, PROVINCE, 'founding', {
    isPublished: true,
    kinds: ['GRADUATE_UNION'],
    // The federation that takes the union in asks for it, so the one above confirms.
    steps: [review, { ...confirm!, bodies: [{ ...confirm!.bodies[0]!, relation: 'PARENT' }] }],
  });
  await openAppointments(kernel, province);
  await openFounding(kernel);
  await lendOffice(kernel, {
    from: 'yunnan.secretary',
    to: 'OFFICER',
    startsIn: -3,
    days: 24,
    reason: '赴基层调研期间，审批事项由办公室代办',
  });
  await lendOffice(kernel, {
    from: 'yunling.league',
    to: 'STUDENT_AFFAIRS_REPRESENTATIVE',
    startsIn: 10,
    days: 7,
    reason: '参加团干部培训班',
  });
  await tendCases(kernel);
}

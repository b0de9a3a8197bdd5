import { addMonths } from './demo-calendar.ts';
import { castKey } from './demo-institutions.ts';
import { graduateUnionKeyOf, leagueKeyOf, unionKeyOf } from './demo-organization-record.ts';
import type { DemoRandom } from './demo-random.ts';
import type { DemoRoster } from './demo-roster.ts';
import { SchoolContext, type Holder } from './demo-school-context.ts';
import {
  recallCareers,
  recallPresidium,
  replaceViceChair,
  rotatePresidium,
  seatComingPresidium,
  seatPresidium,
  staffDepartment,
  type PresidiumPlan,
} from './demo-union-people.ts';
import type { DemoInstitution, DemoOrganization } from './demo.types.ts';

const rotationShare = { REGULAR_UNIVERSITY: 0.65, VOCATIONAL: 0.5, SECONDARY: 0.2 } as const;

function planPresidium({ institution, random, isFlagship }: SchoolContext): PresidiumPlan {
  const isRotating = random.chance(rotationShare[institution.category]);
  const seats = institution.category === 'SECONDARY' ? random.int(3, 4) : random.int(4, 5);
  if (isFlagship) {
    return { style: 'CHAIR', seats: 5 };
  }
  if (institution.key === castKey('rotating')) {
    return { style: 'ROTATION', seats: 5 };
  }
  return { style: isRotating ? 'ROTATION' : 'CHAIR', seats };
}

function departmentsOf(context: SchoolContext, unionKey: string): DemoOrganization[] {
  return context.organizations.filter((one) => one.kind === 'UNION_DEPARTMENT' && one.parentKey === unionKey);
}

function staffLeague(context: SchoolContext, presidium: readonly Holder[]): void {
  const { roster, random, institution, isFlagship } = context;
  const league = context.organizations.find((one) => one.key === leagueKeyOf(institution.key));
  if (!league) {
    return;
  }
  const until = league.closedOn ?? addMonths(roster.today, random.int(10, 40));
  const from = addMonths(until, -48);
  const secretary = roster.addStaff(random, league, institution.provinceCode);
  roster.appoint(secretary, roster.addOffice(league, 'LEAGUE_SECRETARY', 1), { from, until }, 'APPOINTMENT');
  // The second seat is for a student leader who also serves in the league committee (交叉任职).
  const deputies = roster.addOffice(league, 'LEAGUE_DEPUTY_SECRETARY', 2);
  if (isFlagship || random.chance(0.5)) {
    const deputy = roster.addStaff(random, league, institution.provinceCode);
    roster.appoint(deputy, deputies, { from, until }, 'APPOINTMENT');
  }
  // The first two of a presidium may sit in a federation.
  const student = presidium[2];
  if (student && league.status === 'ACTIVE' && (isFlagship || random.chance(0.35))) {
    const { term, person } = student;
    const part = roster.appoint(person, deputies, { from: term.from, until: term.until }, 'APPOINTMENT');
    roster.link(term, part, '学生会主席团成员兼任校团委副书记');
  }
}

function staffUnion(context: SchoolContext, union: DemoOrganization): { members: Holder[]; heads: Holder[] } {
  const { random, isFlagship } = context;
  const plan = planPresidium(context);
  const period = context.period(union);
  const filled = !isFlagship && random.chance(0.15) ? plan.seats - 1 : plan.seats;
  const people = Array.from({ length: filled }, () =>
    context.student({ seniority: context.presidiumSeniority, from: period.from }),
  );
  const members = seatPresidium(context, union, plan, people, period);
  const departments = departmentsOf(context, union.key);
  const heads = departments.flatMap((department, index) =>
    staffDepartment(context, department, {
      hasDeputy: isFlagship || random.chance(0.85),
      officers: isFlagship ? 3 : random.int(1, 2),
      spareSeats: random.chance(0.25) ? 1 : 0,
      isHeadVacant: index > 1 && random.chance(0.08),
    }),
  );
  recallCareers(context, departments, members);
  if (union.closedOn === null) {
    rotatePresidium(context, union, members);
    if (isFlagship || random.chance(0.4)) {
      recallPresidium(context, union, plan, period);
    }
    if (context.isTurnoverNear) {
      seatComingPresidium(
        context,
        union,
        plan,
        heads.map((head) => head.person),
        period,
      );
    } else if (plan.style === 'CHAIR' && !isFlagship && random.chance(0.2)) {
      replaceViceChair(context, union, members);
    }
  }
  if (isFlagship) {
    addFormerMember(context, departments);
  }
  return { members, heads };
}

/** A student who served last year and holds nothing now. */
function addFormerMember(context: SchoolContext, departments: readonly DemoOrganization[]): void {
  const { roster } = context;
  const [department] = departments;
  const office = department && roster.office(department.key, 'DEPUTY_HEAD');
  const past = department && context.before(department, context.period(department));
  if (office && past) {
    roster.appoint(context.student({ seniority: 1, from: past.from }), office, past, 'APPOINTMENT');
  }
}

function staffGraduateUnion(context: SchoolContext): void {
  const { institution, random, isFlagship } = context;
  const union = context.acting(graduateUnionKeyOf(institution.key));
  if (!union) {
    return;
  }
  const plan: PresidiumPlan = {
    style: isFlagship || random.chance(0.5) ? 'CHAIR' : 'ROTATION',
    seats: random.int(3, 5),
  };
  const period = context.period(union, 12);
  const people = Array.from({ length: plan.seats - (random.chance(0.2) ? 1 : 0) }, () =>
    context.student({ seniority: 1, from: period.from, isPostgraduate: true }),
  );
  const members = seatPresidium(context, union, plan, people, period);
  rotatePresidium(context, union, members);
  for (const department of departmentsOf(context, union.key)) {
    staffDepartment(context, department, { hasDeputy: false, officers: 1, spareSeats: 0, isPostgraduate: true });
  }
}

function staffFacultyUnions(context: SchoolContext): void {
  const { institution, random, isFlagship } = context;
  for (const union of context.organizations.filter((one) => one.kind === 'FACULTY_UNION')) {
    const plan: PresidiumPlan = { style: !isFlagship && random.chance(0.4) ? 'ROTATION' : 'CHAIR', seats: 3 };
    const period = context.period(union, -10);
    const filled = !isFlagship && random.chance(0.22) ? 2 : 3;
    const people = Array.from({ length: filled }, () =>
      context.student({ seniority: context.presidiumSeniority, from: period.from, facultyKey: union.facultyKey }),
    );
    const members = seatPresidium(context, union, plan, people, period);
    if (union.closedOn === null && institution.status === 'ACTIVE') {
      rotatePresidium(context, union, members);
    }
  }
}

function staffClubs(context: SchoolContext, heads: readonly Holder[]): void {
  const { random, roster } = context;
  const unused = [...heads];
  const bodies = context.organizations.filter((one) => one.kind === 'CLUB' || one.kind === 'CLUB_ASSOCIATION');
  bodies.forEach((club, index) => {
    const period = context.period(club, 20);
    const leaders = roster.addOffice(club, 'CLUB_LEADER', 1);
    const deputies = roster.addOffice(club, 'CLUB_DEPUTY_LEADER', random.int(1, 2));
    const cadre = index > 1 && club.closedOn === null && random.chance(0.15) ? unused.pop() : undefined;
    const isVacant = index > 1 && random.chance(0.06);
    if (cadre) {
      const until = cadre.term.until < period.until ? cadre.term.until : period.until;
      const from = cadre.term.from > period.from ? cadre.term.from : period.from;
      if (from < until) {
        roster.link(
          cadre.term,
          roster.appoint(cadre.person, leaders, { from, until }, 'ELECTION'),
          '学生会骨干兼任社团负责人',
        );
      }
    } else if (!isVacant) {
      const leader = context.student({ seniority: 1, from: period.from, facultyKey: club.facultyKey });
      roster.appoint(leader, leaders, period, 'ELECTION');
      const past = context.before(club, period);
      if (past && random.chance(0.5)) {
        roster.appoint(leader, deputies, past, 'ELECTION');
      }
    }
    if (random.chance(0.5)) {
      const deputy = context.student({ seniority: random.int(0, 1), from: period.from });
      roster.appoint(deputy, deputies, period, 'ELECTION');
    }
  });
}

function addPlainStudents(context: SchoolContext): void {
  const { random, roster, institution, isFlagship } = context;
  const count = isFlagship ? 24 : random.int(2, 7);
  for (let index = 0; index < count; index += 1) {
    context.student({ seniority: random.int(0, institution.duration - 1), from: roster.today });
  }
}

/** Fills every body of a school with people of its own; a school that was merged keeps only its past. */
export function staffSchool(
  roster: DemoRoster,
  random: DemoRandom,
  institution: DemoInstitution,
  organizations: ReadonlyMap<string, DemoOrganization>,
): void {
  const context = new SchoolContext(roster, random, institution, organizations);
  const union = organizations.get(unionKeyOf(institution.key));
  if (!union) {
    return;
  }
  const { members, heads } = staffUnion(context, union);
  staffLeague(context, members);
  if (institution.status === 'CLOSED') {
    return;
  }
  staffFacultyUnions(context);
  staffGraduateUnion(context);
  staffClubs(context, heads);
  addPlainStudents(context);
}

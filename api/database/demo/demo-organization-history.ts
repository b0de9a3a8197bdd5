import { castSchools } from './data/schools.data.ts';
import { formerSchoolName, historyDays } from './demo-institution-history.ts';
import { castKey } from './demo-institutions.ts';
import { facultyUnionKeyOf, leagueKeyOf, unionKeyOf } from './demo-organization-record.ts';
import type { Day, DemoEvent, DemoInstitution, DemoOrganization } from './demo.types.ts';

/** Verbs that age an organization the way the services do, keeping names, edges and events in step. */
class Chronicle {
  readonly #organizations: Map<string, DemoOrganization>;

  constructor(organizations: readonly DemoOrganization[]) {
    this.#organizations = new Map(organizations.map((organization) => [organization.key, organization]));
  }

  at(key: string): DemoOrganization {
    const found = this.#organizations.get(key);
    if (!found) {
      throw new Error(`The demo has no organization ${key}.`);
    }
    return found;
  }

  childrenOf(key: string): DemoOrganization[] {
    return [...this.#organizations.values()].filter((organization) => organization.parentKey === key);
  }

  /** Gives it the earlier name that it bore until `on`. */
  renamedFrom(key: string, fromName: string, on: Day, reason: string): void {
    const organization = this.at(key);
    organization.names = [
      { name: fromName, from: organization.foundedOn, until: on },
      { name: organization.name, from: on, until: null },
    ];
    this.#record(organization, { type: 'RENAMED', on, reason, fromName, toName: organization.name });
  }

  /** Gives it a new name from `on`. */
  renamed(key: string, toName: string, on: Day, reason: string): void {
    const organization = this.at(key);
    const fromName = organization.name;
    organization.name = toName;
    this.renamedFrom(key, fromName, on, reason);
  }

  /** Puts it under another parent from `on`. */
  moved(key: string, toParentKey: string, on: Day, reason: string): void {
    const organization = this.at(key);
    const fromParentKey = organization.parentKey ?? '';
    this.#moveEdge(organization, fromParentKey, toParentKey, on);
    organization.parentKey = toParentKey;
    this.#record(organization, { type: 'MOVED', on, reason, fromParentKey, toParentKey });
  }

  /** Gives it the earlier parent under which it stood until `on`. */
  movedFrom(key: string, fromParentKey: string, on: Day, reason: string): void {
    const organization = this.at(key);
    const toParentKey = organization.parentKey ?? '';
    this.#moveEdge(organization, fromParentKey, toParentKey, on);
    this.#record(organization, { type: 'MOVED', on, reason, fromParentKey, toParentKey });
  }

  suspended(key: string, on: Day, reason: string): void {
    const organization = this.at(key);
    organization.status = 'SUSPENDED';
    this.#record(organization, { type: 'SUSPENDED', on, reason });
  }

  restored(key: string, on: Day, reason: string): void {
    const organization = this.at(key);
    organization.status = 'ACTIVE';
    this.#record(organization, { type: 'RESTORED', on, reason });
  }

  archived(key: string, on: Day, reason: string): void {
    this.#close(key, on, { type: 'ARCHIVED', on, reason });
  }

  merged(key: string, intoKey: string, on: Day, reason: string): void {
    this.#close(key, on, { type: 'MERGED', on, reason, intoKey });
    this.at(key).successorKeys = [intoKey];
  }

  split(key: string, intoKeys: string[], on: Day, reason: string): void {
    this.#close(key, on, { type: 'SPLIT', on, reason, intoKeys });
    this.at(key).successorKeys = intoKeys;
  }

  #moveEdge(organization: DemoOrganization, from: string, to: string, on: Day): void {
    organization.parents = [
      { organizationKey: from, from: organization.foundedOn, until: on },
      { organizationKey: to, from: on, until: null },
    ];
  }

  #close(key: string, on: Day, event: DemoEvent): void {
    const organization = this.at(key);
    organization.status = 'ARCHIVED';
    organization.closedOn = on;
    for (const period of [
      ...organization.names,
      ...organization.parents,
      ...organization.guidedBy,
      ...organization.affiliatedWith,
    ]) {
      period.until ??= on;
    }
    this.#record(organization, event);
  }

  #record(organization: DemoOrganization, event: DemoEvent): void {
    organization.events.push(event);
    organization.events.sort((one, other) => (one.on < other.on ? -1 : 1));
  }
}

function mergeSchool(chronicle: Chronicle, on: Day): void {
  const absorbed = unionKeyOf(castKey('absorbed'));
  const absorbing = unionKeyOf(castKey('absorbing'));
  const reason = '棠浦护理职业学院并入棠浦医科大学';
  let movedClubs = 0;
  const clear = (key: string): void => {
    for (const child of chronicle.childrenOf(key)) {
      clear(child.key);
      if (child.kind === 'CLUB' && movedClubs < 2) {
        movedClubs += 1;
        chronicle.moved(child.key, absorbing, on, `${reason}，社团整体转入`);
        chronicle.renamed(child.key, `棠浦医科大学护理校区${child.shortName}`, on, `${reason}，随学校更名`);
        Object.assign(child, {
          institutionKey: castKey('absorbing'),
          facultyKey: null,
          category: 'REGULAR_UNIVERSITY',
        });
      } else {
        chronicle.archived(child.key, on, reason);
      }
    }
  };
  clear(absorbed);
  chronicle.merged(absorbed, absorbing, on, reason);
  chronicle.merged(leagueKeyOf(castKey('absorbed')), leagueKeyOf(castKey('absorbing')), on, reason);
}

function renameSchool(chronicle: Chronicle, organizations: readonly DemoOrganization[], on: Day): void {
  const { prefix, tail } = castSchools.renamed;
  for (const organization of organizations) {
    if (organization.institutionKey === castKey('renamed') && organization.foundedOn < on) {
      const former = organization.name.replace(prefix + tail, formerSchoolName);
      chronicle.renamedFrom(organization.key, former, on, '学校经批准由师范学院更名为师范大学');
    }
  }
}

/** Small changes of the kind that fill any history: clubs closed, renamed and paused, a club handed to a faculty. */
function ageClubs(
  chronicle: Chronicle,
  organizations: readonly DemoOrganization[],
  days: ReturnType<typeof historyDays>,
): void {
  const clubs = organizations.filter(
    (organization) =>
      organization.kind === 'CLUB' &&
      organization.events.length === 0 &&
      organization.status === 'ACTIVE' &&
      organization.foundedOn < days.pausedFrom &&
      organization.institutionKey !== castKey('renamed'),
  );
  const flagshipClubs = clubs.filter((club) => club.institutionKey === castKey('flagship'));
  const others = clubs.filter((club) => club.institutionKey !== castKey('flagship'));
  // The first club of the flagship school belongs to a persona and is left alone.
  const [, suspended, paused] = flagshipClubs;
  if (suspended && paused) {
    chronicle.suspended(suspended.key, days.suspended, '年审不合格，限期整改');
    chronicle.suspended(paused.key, days.pausedFrom, '负责人空缺，暂停活动');
    chronicle.restored(paused.key, days.pausedUntil, '完成负责人改选，恢复活动');
  }
  others.forEach((club, index) => {
    if (index % 97 === 5) {
      chronicle.archived(club.key, days.clubsClosed, '连续两年未参加年审，予以注销');
    } else if ((index % 41 === 3 || index === 3) && /(协会|社)$/u.test(club.name)) {
      chronicle.renamedFrom(
        club.key,
        club.name.replace(/(协会|社)$/u, '兴趣小组'),
        days.moved,
        '会员达到规定人数，小组升格',
      );
    }
  });
  const host = organizations.find(
    (organization) =>
      organization.kind === 'FACULTY_UNION' &&
      organization.institutionKey === castKey('splitting') &&
      organization.closedOn === null &&
      organization.foundedOn < days.moved,
  );
  const guest = clubs.find(
    (club) => club.parentKey !== host?.key && club.events.length === 0 && club.institutionKey === castKey('splitting'),
  );
  if (host && guest) {
    chronicle.moved(guest.key, host.key, days.moved, '学科类社团划归院系指导');
    guest.facultyKey = host.facultyKey;
  }
}

/** Writes the special cases into the organizations: a merger, a split, renamings, moves, suspensions and closures. */
export function applyOrganizationHistory(
  organizations: readonly DemoOrganization[],
  institutions: readonly DemoInstitution[],
  today: Day,
): void {
  const chronicle = new Chronicle(organizations);
  const days = historyDays(today);

  mergeSchool(chronicle, days.absorbed);
  renameSchool(chronicle, organizations, days.renamed);

  const moved = castKey('moved');
  const provinceCode = institutions.find((institution) => institution.key === moved)?.provinceCode ?? '';
  for (const key of [unionKeyOf(moved), leagueKeyOf(moved)]) {
    chronicle.movedFrom(key, provinceCode, days.moved, '中学中职学生会改由市级联系管理');
  }

  for (const institution of institutions) {
    if (institution.status === 'CLOSED') {
      continue;
    }
    for (const faculty of institution.faculties) {
      const successors = faculty.successorKeys.map(facultyUnionKeyOf);
      const [only] = successors;
      const key = facultyUnionKeyOf(faculty.key);
      if (faculty.until !== null && successors.length === 1 && only !== undefined) {
        chronicle.merged(key, only, faculty.until, '院系合并，学生会随之合并');
      } else if (faculty.until !== null && successors.length > 1) {
        chronicle.split(key, successors, faculty.until, '院系调整，学生会随之分设');
      }
    }
  }

  const restingFaculty = organizations.find(
    (organization) =>
      organization.kind === 'FACULTY_UNION' &&
      organization.institutionKey === castKey('rotating') &&
      organization.status === 'ACTIVE' &&
      organization.foundedOn < days.suspended,
  );
  if (restingFaculty) {
    chronicle.suspended(restingFaculty.key, days.suspended, '未按期召开学生代表大会，暂停并整改');
  }
  ageClubs(chronicle, organizations, days);
}

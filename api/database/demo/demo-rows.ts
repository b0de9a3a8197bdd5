import { createHash } from 'node:crypto';
import { encodeId } from '../../kernel/ids.ts';
import { buildSearchText } from '../../kernel/search-text.ts';
import { TITLE_LABELS } from '../../modules/people/index.ts';
import { calendarRows } from './demo-calendar-rows.ts';
import { DEMO_PERMISSIONS } from './demo-permissions.ts';
import { plannedChangeRows } from './demo-organization-work.ts';
import type { DemoFederation, DemoOffice, DemoOrganization, DemoTitle } from './demo.types.ts';

/** Rows by table, in an order in which foreign keys hold. */
export type DemoRows = readonly {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}[];

interface Placement {
  readonly organization_id: string;
  readonly province_id: string | null;
  readonly city_id: string | null;
  readonly school_id: string | null;
  readonly department_id: string | null;
}

const PRESIDIUM: readonly DemoTitle[] = [
  'CHAIR',
  'VICE_CHAIR',
  'ROTATING_EXECUTIVE_CHAIR',
  'RESIDENT_EXECUTIVE_CHAIR',
  'PRESIDIUM_MEMBER',
];
const SECRETARIAT: readonly DemoTitle[] = ['SECRETARY_GENERAL', 'DEPUTY_SECRETARY_GENERAL'];
const DEPARTMENT: readonly DemoTitle[] = ['DEPARTMENT_HEAD', 'DEPUTY_HEAD', 'OFFICER'];
const OFFICES_SINCE = '2015-01-01';

/** A UUIDv7-shaped id that follows from the seed and the natural key, so that two loads of one seed are equal. */
export function demoId(seed: number, kind: string, key: string): string {
  const hash = createHash('sha256').update(`${seed}:${kind}:${key}`).digest('hex');
  return `01900000-${hash.slice(0, 4)}-7${hash.slice(4, 7)}-8${hash.slice(7, 10)}-${hash.slice(10, 22)}`;
}

function bodyOf(title: DemoTitle): string {
  if (PRESIDIUM.includes(title)) {
    return 'PRESIDIUM';
  }
  if (SECRETARIAT.includes(title)) {
    return 'SECRETARIAT';
  }
  return DEPARTMENT.includes(title) ? 'DEPARTMENT' : 'OTHER';
}

/** Turns the demo's records into table rows. */
export function demoRows(demo: DemoFederation): DemoRows {
  const id = (kind: string, key: string): string => demoId(demo.seed, kind, key);
  const org = (key: string): string => id('organization', key);
  const now = `${demo.today}T00:00:00+08:00`;
  const placements = new Map<string, Placement & { path: string; depth: number }>();
  for (const { key, level, parentKey } of demo.organizations) {
    const parent = parentKey ? placements.get(parentKey) : undefined;
    const own = org(key);
    placements.set(key, {
      organization_id: own,
      province_id: level === 'PROVINCIAL' ? own : (parent?.province_id ?? null),
      city_id: level === 'CITY' ? own : (parent?.city_id ?? null),
      school_id: level === 'SCHOOL' ? own : (parent?.school_id ?? null),
      department_id: level === 'DEPARTMENT' ? own : (parent?.department_id ?? null),
      path: `${parent?.path ?? ''}${encodeId('org', own).slice(4)}.`,
      depth: parent ? parent.depth + 1 : 0,
    });
  }
  const placed = (key: string): Placement => {
    const { path: _path, depth: _depth, ...keys } = placements.get(key)!;
    return keys;
  };
  return [
    ...institutionRows(demo, id, now),
    ...organizationRows(demo, id, placements, placed, now),
    ...peopleRows(demo, id, placed, now),
    { table: 'planned_change', rows: plannedChangeRows(demo, id, placed) },
    ...calendarRows(demo, id, placed),
  ];
}

function institutionRows(demo: DemoFederation, id: (kind: string, key: string) => string, now: string): DemoRows {
  return [
    {
      table: 'institution',
      rows: demo.institutions.map((one) => ({
        id: id('institution', one.key),
        name: one.name,
        code: one.codes.at(-1)?.code ?? null,
        category: one.category,
        education_level: one.educationLevel,
        ownership: one.ownership,
        supervising_authorities: [one.authority],
        location: null,
        province_code: one.provinceCode,
        division_code: one.divisionCode,
        status: one.status,
        closed_on: one.closedOn,
        successor_id: null,
        last_changed_on: null,
        search_text: buildSearchText({
          names: [one.name, one.shortName, one.nameEn, ...one.names.map(({ name }) => name)],
          codes: one.codes.map(({ code }) => code),
        }),
        created_at: now,
        version: 1,
      })),
    },
    {
      table: 'institution_alias',
      rows: demo.institutions.flatMap((one) => [
        ...one.codes.map(({ code, from, until }) => ({
          id: id('alias', `${one.key}:${code}:${from}`),
          institution_id: id('institution', one.key),
          kind: 'CODE',
          value: code,
          valid_from: from,
          valid_until: until ?? (one.status === 'CLOSED' ? one.closedOn : null),
        })),
        ...one.names
          .filter(({ until }) => until !== null)
          .map(({ name, from, until }) => ({
            id: id('alias', `${one.key}:${name}:${from}`),
            institution_id: id('institution', one.key),
            kind: 'NAME',
            value: name,
            valid_from: from,
            valid_until: until,
          })),
      ]),
    },
    {
      table: 'institution_unit',
      rows: demo.institutions.flatMap((one) => {
        const unit = (
          kind: string,
          key: string,
          name: string,
          divisionCode: string | null,
          closedOn: string | null,
        ) => ({
          id: id('unit', key),
          institution_id: id('institution', one.key),
          kind,
          name,
          external_code: null,
          division_code: divisionCode,
          closed_on: closedOn,
          version: 1,
        });
        const units = [
          ...one.campuses.map(({ key, name, divisionCode }) => unit('CAMPUS', key, name, divisionCode, null)),
          ...one.faculties.map(({ key, name, until }) => unit('FACULTY', key, name, null, until)),
          ...one.offices.map(({ key, name }) => unit('OFFICE', key, name, null, null)),
        ];
        return [...new Map(units.map((row) => [`${row.kind}:${row.name}`, row])).values()];
      }),
    },
  ];
}

/** Periods of one organization: a cut wherever its name, parent or state changed. */
function periodsOf(
  one: DemoOrganization,
): { name: string; parentKey: string | null; status: string; from: string; until: string | null }[] {
  const ends = one.events.filter(({ type }) => !['RENAMED', 'MOVED'].includes(type));
  const cuts = [
    ...new Set([
      one.foundedOn,
      ...one.names.map(({ from }) => from),
      ...one.parents.map(({ from }) => from),
      ...ends.map(({ on }) => on),
    ]),
  ]
    .filter((day) => day >= one.foundedOn)
    .sort();
  const statusOn = (day: string): string => {
    let status = 'ACTIVE';
    for (const { type, on } of ends) {
      if (on <= day) {
        status =
          { MERGED: 'MERGED', SPLIT: 'SPLIT', SUSPENDED: 'SUSPENDED', ARCHIVED: 'ARCHIVED', RESTORED: 'ACTIVE' }[
            type as 'MERGED'
          ] ?? status;
      }
    }
    return status;
  };
  return cuts.map((from, index) => ({
    from,
    until: cuts[index + 1] ?? null,
    name: one.names.findLast((name) => name.from <= from)?.name ?? one.names[0]?.name ?? one.name,
    parentKey: one.parents.findLast((edge) => edge.from <= from)?.organizationKey ?? one.parentKey,
    status: statusOn(from),
  }));
}

function organizationRows(
  demo: DemoFederation,
  id: (kind: string, key: string) => string,
  placements: ReadonlyMap<string, Placement & { path: string; depth: number }>,
  placed: (key: string) => Placement,
  now: string,
): DemoRows {
  const org = (key: string): string => id('organization', key);
  return [
    {
      table: 'organization',
      rows: demo.organizations.map((one) => {
        const { organization_id: _own, ...ancestors } = placements.get(one.key)!;
        const periods = periodsOf(one);
        return {
          id: org(one.key),
          level: one.level,
          kind: one.kind,
          name: one.name,
          short_name: one.shortName,
          name_en: one.nameEn,
          category: one.category,
          institution_id: one.institutionKey ? id('institution', one.institutionKey) : null,
          division_code: one.divisionCode,
          club_type: one.clubType,
          host_country: one.countryCode,
          external_code: one.externalCode,
          parent_id: one.parentKey ? org(one.parentKey) : null,
          ...ancestors,
          status: periods.at(-1)?.status ?? one.status,
          founded_on: one.foundedOn,
          closed_on: one.closedOn,
          last_changed_on: one.events.at(-1)?.on ?? null,
          successor_ids: one.successorKeys.map(org),
          search_text: buildSearchText({
            names: [one.name, one.shortName, one.nameEn, ...one.names.map(({ name }) => name)],
          }),
          created_at: now,
          version: 1,
        };
      }),
    },
    {
      table: 'organization_period',
      rows: demo.organizations.flatMap((one) =>
        periodsOf(one).map(({ name, parentKey, status, from, until }) => ({
          id: id('period', `${one.key}:${from}`),
          organization_id: org(one.key),
          name,
          parent_id: parentKey ? org(parentKey) : null,
          status,
          valid_from: from,
          valid_until: until,
        })),
      ),
    },
    {
      table: 'organization_link',
      rows: demo.organizations.flatMap((one) =>
        (
          [
            ['GUIDED_BY', one.guidedBy],
            ['AFFILIATED_WITH', one.affiliatedWith],
          ] as const
        ).flatMap(([kind, edges]) =>
          edges.map((edge) => ({
            id: id('link', `${one.key}:${kind}:${edge.organizationKey}:${edge.from}`),
            kind,
            from_id: org(one.key),
            to_id: org(edge.organizationKey),
            valid_from: edge.from,
            valid_until: edge.until,
            reason: null,
            version: 1,
          })),
        ),
      ),
    },
    {
      table: 'organization_change',
      rows: demo.organizations.flatMap((one) =>
        one.events.map((event, index) => ({
          id: id('change', `${one.key}:${index}`),
          ...placed(one.key),
          kind: event.type,
          effective_on: event.on,
          before: event.type === 'RENAMED' ? event.fromName : null,
          after: event.type === 'RENAMED' ? event.toName : null,
          reason: event.reason,
          document: null,
          related_ids: (event.type === 'MOVED'
            ? [event.fromParentKey, event.toParentKey]
            : event.type === 'MERGED'
              ? [event.intoKey]
              : event.type === 'SPLIT'
                ? event.intoKeys
                : []
          ).map(org),
          account_id: null,
          recorded_at: `${event.on}T02:00:00Z`,
        })),
      ),
    },
  ];
}

const nameOf = (office: DemoOffice): string => TITLE_LABELS['zh-CN'][office.title] ?? office.title;

function peopleRows(
  demo: DemoFederation,
  id: (kind: string, key: string) => string,
  placed: (key: string) => Placement,
  now: string,
): DemoRows {
  const officeByKey = new Map(demo.offices.map((office) => [office.key, office]));
  const institutionByKey = new Map(demo.institutions.map((one) => [one.key, one]));
  const facultyNames = new Map(
    demo.institutions.flatMap(({ faculties }) => faculties.map(({ key, name }) => [key, name] as const)),
  );
  const rotating = new Set(demo.rotations.map(({ officeKey }) => officeKey));
  return [
    {
      table: 'person',
      rows: demo.persons.map((one) => ({
        id: id('person', one.key),
        name: one.name,
        gender: one.gender,
        kind: one.kind,
        student_number: one.studentNumber,
        grade: one.grade,
        institution_id: one.institutionKey ? id('institution', one.institutionKey) : null,
        faculty_unit: one.facultyKey ? (facultyNames.get(one.facultyKey) ?? null) : null,
        ...placed(one.homeOrganizationKey),
        email: one.email,
        phone: null,
        minor_status:
          institutionByKey.get(one.institutionKey ?? '')?.category === 'SECONDARY' && one.kind === 'PUPIL'
            ? 'UNDER_18'
            : 'ADULT',
        guardian_consent_on: null,
        status: one.isEnrolled || one.kind === 'STAFF' ? 'ACTIVE' : 'GRADUATED',
        account_id: null,
        external_code: null,
        merged_into_id: null,
        search_text: buildSearchText({ names: [one.name], codes: one.studentNumber ? [one.studentNumber] : [] }),
        created_at: now,
        version: 1,
      })),
    },
    {
      table: 'office',
      rows: demo.offices.map((one) => ({
        id: id('office', one.key),
        ...placed(one.organizationKey),
        title_key: one.title,
        name: nameOf(one),
        unit: null,
        body: bodyOf(one.title),
        seats: one.seats,
        is_rotating: rotating.has(one.key),
        eligibility: [],
        permissions: DEMO_PERMISSIONS[one.permissionSet],
        reach: one.reach,
        requires_second_factor: one.title === 'DEPUTY_SECRETARY_GENERAL',
        status: 'ACTIVE',
        valid_from: OFFICES_SINCE,
        valid_until: null,
        external_code: null,
        version: 1,
      })),
    },
    {
      table: 'term',
      rows: demo.terms.map((one) => ({
        id: id('term', one.key),
        ...placed(officeByKey.get(one.officeKey)!.organizationKey),
        office_id: id('office', one.officeKey),
        person_id: id('person', one.personKey),
        starts_on: one.from,
        ends_on: one.until,
        planned_ends_on: one.until,
        source: one.source,
        evidence: { ELECTION: '学生代表大会选举结果', APPOINTMENT: '任职审批表', ROTATION: '主席团轮值安排' }[
          one.source
        ],
        ended_reason: one.endReason,
        rule_pack_ids: [],
        represented_id: one.representsKey ? id('organization', one.representsKey) : null,
        basis_term_id: null,
        grades_basis: null,
        created_at: now,
        version: 1,
      })),
    },
    {
      table: 'cross_appointment',
      rows: demo.crossAppointments.map(({ termKeys: [first, second], reason }) => ({
        id: id('cross', `${first}+${second}`),
        term_id: id('term', first),
        other_term_id: id('term', second),
        reason,
      })),
    },
    {
      table: 'rotation_turn',
      rows: demo.rotations.flatMap(({ officeKey, turns }) =>
        turns.map(({ termKey }, index) => ({
          id: id('turn', termKey),
          ...placed(officeByKey.get(officeKey)!.organizationKey),
          office_id: id('office', officeKey),
          term_id: id('term', termKey),
          position: index + 1,
          swap_reason: null,
          version: 1,
        })),
      ),
    },
  ];
}

import sql, { type Sql } from 'sql-template-tag';
import { decodeId } from '../../kernel/ids.ts';
import {
  booleanFilter,
  customFilter,
  dayFilter,
  dayOrder,
  enumFilter,
  idFilter,
  instantFilter,
  instantOrder,
  integerFilter,
  integerOrder,
  pinyinOrder,
  textFilter,
} from '../../kernel/read/filter.ts';
import {
  column,
  columns,
  defineShape,
  expression,
  many,
  one,
  ownedBy,
  type ExpressionField,
  type FilterSpec,
  type ReadContext,
  type Shape,
  type Table,
} from '../../kernel/read/shape.ts';
import type { Permission } from '../../kernel/permission.ts';
import { scopeOf, scopeSql } from '../../kernel/scope.ts';
import { AccountShape } from '../identity/index.ts';
import { InstitutionShape } from '../institution/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { isUngated } from './appointment-gate.ts';
import { duplicatesSql, hasDuplicateSql } from './duplicate.read-model.ts';
import { absorbedRecords, isMerged, mergeUndoField, returningTerms } from './merge.read-model.ts';
import { OfficeSchema } from './office.entity.ts';
import {
  abilitiesField,
  delegableSql,
  inForceSql,
  isKnown,
  ownSql,
  personVisibleTo,
  scopeColumnsOf,
  termVisibleTo,
} from './people.policy.ts';
import { PersonSchema } from './person.entity.ts';
import { RotationTurnSchema } from './rotation.entity.ts';
import { hasExpiring, expiringCount, holders, openSeats, vacantSince } from './seats.read-model.ts';
import { TermSchema } from './term.entity.ts';
import { TITLE_LABELS } from './titles.ts';

/** Rows owned by an organization or by one below it. */
export const withinFilter: FilterSpec = customFilter((value, table) => {
  const id = decodeId('org', value as string);
  const keys = ownedBy(table);
  return sql`exists (select 1 from organization w where w.id = ${id}::uuid and ((w.level = 'NATIONAL' and w.kind = 'FEDERATION')
    or w.id in (${keys.organizationId}, ${keys.provinceId}, ${keys.cityId}, ${keys.schoolId}, ${keys.departmentId})))`;
});

/** A column that only the person concerned and holders of a permission see. */
function guarded(
  property: string,
  personProperty: string,
  permission: Permission,
  otherwise: Sql = sql`null`,
): ExpressionField {
  return expression(
    (table, _, { actor }) => sql`case when ${ownSql(table.column(personProperty), actor)}
      or ${scopeSql(scopeOf(actor, permission), ownedBy(table))} then ${table.column(property)} else ${otherwise} end`,
  );
}

/** Persons: personal data, seen by `person.read` and by each about oneself. */
export const PersonShape: Shape = defineShape({
  name: 'Person',
  prefix: 'per',
  entity: PersonSchema,
  fields: {
    id: column('id', { idPrefix: 'per' }),
    ...columns(
      'name',
      'gender',
      'kind',
      'studentNumber',
      'grade',
      'facultyUnit',
      'email',
      'phone',
      'status',
      'externalCode',
      'createdAt',
      'version',
    ),
    minorStatus: guarded('minorStatus', 'id', 'person.manage'),
    guardianConsentOn: guarded('guardianConsentOn', 'id', 'person.manage'),
    hasAccount: expression((table) => sql`${table.column('accountId')} is not null`),
    organization: one(() => OrganizationShape, 'organizationId'),
    institution: one(() => InstitutionShape, 'institutionId'),
    account: one(() => AccountShape, 'accountId'),
    mergedInto: one(() => PersonShape, 'mergedIntoId'),
    absorbed: absorbedRecords(() => PersonShape),
    mergeUndo: mergeUndoField,
    returningTerms: returningTerms(() => TermShape),
    duplicates: expression((table, _, context) => duplicatesSql(PersonShape, table, context)),
    terms: many(() => TermShape, 'personId'),
    viewerCan: abilitiesField({
      update: { permission: 'person.manage', when: isUnmerged },
      merge: { permission: 'person.merge', when: isUnmerged },
      unmerge: { permission: 'person.merge', when: isMerged },
      linkAccount: {
        permission: 'person.manage',
        when: (
          table,
          { actor, today },
        ) => sql`${table.column('accountId')} is null and ${table.column('status')} = 'ACTIVE'
          and not exists (select 1 from term h join office f on f.id = h.office_id where h.person_id = ${table.column('id')}
            and h.ends_on > ${today}::date and h.ends_on > h.starts_on
            and not ${delegableSql(actor, sql`f.permissions`, sql`f.reach`, scopeColumnsOf('h'))})`,
      },
    }),
  },
  // Whoever sees the row sees these fields, so filters on them tell nothing more.
  filters: {
    id: idFilter('id', 'per'),
    name: textFilter('name'),
    kind: enumFilter('kind'),
    gender: enumFilter('gender'),
    studentNumber: textFilter('studentNumber'),
    grade: integerFilter('grade'),
    facultyUnit: textFilter('facultyUnit'),
    email: textFilter('email'),
    phone: textFilter('phone'),
    status: enumFilter('status'),
    externalCode: textFilter('externalCode'),
    institutionId: idFilter('institutionId', 'ins'),
    organizationId: idFilter('organizationId', 'org'),
    within: withinFilter,
    createdAt: instantFilter('createdAt'),
    hasAccount: customFilter((value, table) => sql`(${table.column('accountId')} is not null) = ${value}::boolean`),
    isInOffice: customFilter(
      (value, table, { today }) =>
        sql`exists (select 1 from term h where h.person_id = ${table.column('id')} and ${inForceSql('h', today)}) = ${value}::boolean`,
    ),
    hasDuplicates: customFilter(
      (value, table, context) => sql`${hasDuplicateSql(PersonShape, table, context)} = ${value}::boolean`,
    ),
  },
  orders: {
    NAME: pinyinOrder('name'),
    GRADE: integerOrder('grade'),
    STUDENT_NUMBER: { type: 'text', sql: (table) => sql`coalesce(${table.column('studentNumber')}, '') collate "C"` },
    CREATED_AT: instantOrder('createdAt'),
  },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  search: { text: 'searchText', name: 'name' },
  scope: ownedBy,
  auditRead: 'person.read',
  visibleTo: personVisibleTo,
});

/** Records in use; a merged one is reached through the one that carries it on. */
export const isListed = (table: Table): Sql => isUnmerged(table);

/** Records beside whom another visible one may be of the same person. */
export const isDuplicated = (table: Table, context: ReadContext): Sql => hasDuplicateSql(PersonShape, table, context);

function isUnmerged(table: Table): Sql {
  return sql`${table.column('status')} <> 'MERGED'`;
}

const isOpen = (table: Table): Sql => sql`${table.column('status')} = 'ACTIVE'`;
const signedIn = (property: string): ExpressionField =>
  expression((table, _, { actor }) => (isKnown(actor) ? table.column(property) : sql`null`));
/** Rows of terms in force today. */
export const current = (child: Table, _: unknown, { today }: ReadContext): Sql =>
  sql`${child.column('startsOn')} <= ${today}::date and ${child.column('endsOn')} > ${today}::date`;

/** Offices: the structure is public, what they permit is told to the signed-in. */
export const OfficeShape: Shape = defineShape({
  name: 'Office',
  prefix: 'off',
  entity: OfficeSchema,
  fields: {
    id: column('id', { idPrefix: 'off' }),
    ...columns(
      'titleKey',
      'name',
      'unit',
      'body',
      'seats',
      'isRotating',
      'eligibility',
      'status',
      'validFrom',
      'validUntil',
      'version',
    ),
    title: expression(
      (table, _, { actor }) =>
        sql`coalesce(${JSON.stringify(TITLE_LABELS[actor.locale])}::jsonb ->> ${table.column('titleKey')}, ${table.column('titleKey')})`,
    ),
    permissions: signedIn('permissions'),
    reach: signedIn('reach'),
    requiresSecondFactor: signedIn('requiresSecondFactor'),
    externalCode: column('externalCode', { requires: 'office.manage' }),
    organization: one(() => OrganizationShape, 'organizationId'),
    holderCount: expression((table, _, { today }) => holders(table, today)),
    openSeats: expression((table, _, context) => openSeats(table, context)),
    vacantSince: expression((table, _, context) => vacantSince(table, context)),
    expiringCount: expression((table, _, { today }) => expiringCount(table, today)),
    terms: many(() => TermShape, 'officeId'),
    currentTerms: many(() => TermShape, 'officeId', current),
    rotationTurns: many(() => RotationTurnShape, 'officeId'),
    viewerCan: abilitiesField({
      update: { permission: 'office.manage', when: isOpen },
      close: { permission: 'office.manage', when: isOpen },
      appoint: {
        permission: 'term.manage',
        when: (table, context) =>
          sql`${isFillable(table)} and not ${table.column('isRotating')} and ${mayDelegate(table, context.actor)}
            and ${isUngated(table, context)}`,
      },
      planRotation: {
        permission: 'term.manage',
        when: (table, { actor }) =>
          sql`${isFillable(table)} and ${table.column('isRotating')} and ${mayDelegate(table, actor)}`,
      },
    }),
  },
  filters: {
    id: idFilter('id', 'off'),
    organizationId: idFilter('organizationId', 'org'),
    within: withinFilter,
    body: enumFilter('body'),
    titleKey: textFilter('titleKey'),
    name: textFilter('name'),
    unit: textFilter('unit'),
    status: enumFilter('status'),
    isRotating: booleanFilter('isRotating'),
    isVacant: customFilter((value, table, context) => sql`(${openSeats(table, context)} > 0) = ${value}::boolean`),
    isExpiring: customFilter((value, table, { today }) => sql`${hasExpiring(table, today)} = ${value}::boolean`),
  },
  orders: {
    BODY: { type: 'integer', sql: (table) => bodyRank(table.column('body')) },
    NAME: pinyinOrder('name'),
    OPEN_SEATS: { type: 'integer', sql: (table, context) => openSeats(table, context) },
    VACANT_SINCE: {
      type: 'date',
      sql: (table, context) => sql`coalesce(${vacantSince(table, context)}, 'infinity'::date)`,
    },
  },
  defaultOrder: [
    { field: 'BODY', direction: 'ASC' },
    { field: 'NAME', direction: 'ASC' },
  ],
  scope: ownedBy,
  visibleTo: () => sql`true`,
});

function bodyRank(body: Sql): Sql {
  return sql`array_position(array['PRESIDIUM','SECRETARIAT','DEPARTMENT','COMMITTEE','OTHER'], ${body}::text)`;
}

function isFillable(table: Table): Sql {
  return sql`${isOpen(table)} and exists (select 1 from organization a where a.id = ${table.column('organizationId')} and a.status = 'ACTIVE')`;
}

function mayDelegate(table: Table, actor: ReadContext['actor']): Sql {
  return delegableSql(actor, table.column('permissions'), table.column('reach'), ownedBy(table));
}

/** `TermState` of a term's columns on a day. */
function stateSql(startsOn: Sql, endsOn: Sql, today: string): Sql {
  return sql`case when ${startsOn} = ${endsOn} then 'CANCELLED' when ${startsOn} > ${today}::date then 'FUTURE'
    when ${endsOn} > ${today}::date then 'CURRENT' else 'PAST' end`;
}

const termState = (table: Table, today: string): Sql =>
  stateSql(table.column('startsOn'), table.column('endsOn'), today);
const unfinished = (table: Table, { today }: ReadContext): Sql =>
  sql`${termState(table, today)} in ('CURRENT', 'FUTURE')`;

/** A column of the holder as the published staff list shows it (`schema/rules.md` 6): adults, in office now, at school level and above. */
const published = (name: 'name' | 'faculty_unit'): ExpressionField =>
  expression(
    (
      table,
      _,
      { today },
    ) => sql`select ${name === 'name' ? sql`n.name` : sql`n.faculty_unit`} from person n join organization o on o.id = ${table.column('organizationId')}
      where n.id = ${table.column('personId')} and n.minor_status = 'ADULT' and o.level in ('NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL')
        and ${termState(table, today)} = 'CURRENT'`,
  );

/** Terms: who is in office now is known to the signed-in, the rest to those in charge and to the person. */
export const TermShape: Shape = defineShape({
  name: 'Term',
  prefix: 'term',
  entity: TermSchema,
  fields: {
    id: column('id', { idPrefix: 'term' }),
    ...columns('startsOn', 'endsOn', 'plannedEndsOn', 'source', 'version'),
    state: expression((table, _, { today }) => termState(table, today)),
    rulePackIds: column('rulePackIds', { idPrefix: 'rule' }),
    evidence: guarded('evidence', 'personId', 'organization.read'),
    endedReason: guarded('endedReason', 'personId', 'organization.read'),
    gradesBasis: guarded('gradesBasis', 'personId', 'term.manage'),
    office: one(() => OfficeShape, 'officeId'),
    organization: one(() => OrganizationShape, 'organizationId'),
    person: one(() => PersonShape, 'personId'),
    publicName: published('name'),
    publicFacultyUnit: published('faculty_unit'),
    represented: one(() => OrganizationShape, 'representedId'),
    crossAppointments: expression(
      (
        table,
        _,
        { actor },
      ) => sql`select coalesce(json_agg(json_build_object('officeName', f.name, 'organizationName', o.name, 'reason', x.reason)
          order by t.starts_on, t.id), '[]'::json)
        from cross_appointment x join term t on t.id = case when x.term_id = ${table.column('id')} then x.other_term_id else x.term_id end
        join office f on f.id = t.office_id join organization o on o.id = t.organization_id
        where ${table.column('id')} in (x.term_id, x.other_term_id)
          and (${ownSql(table.column('personId'), actor)} or ${scopeSql(scopeOf(actor, 'organization.read'), ownedBy(table))})`,
    ),
    viewerCan: abilitiesField({
      amend: {
        permission: 'term.manage',
        when: (table, context) => sql`${unfinished(table, context)} and ${table.column('source')} <> 'ROTATION'
          and exists (select 1 from office f where f.id = ${table.column('officeId')}
            and ${delegableSql(context.actor, sql`f.permissions`, sql`f.reach`, ownedBy(table))})`,
      },
      end: { permission: 'term.manage', when: unfinished },
    }),
  },
  filters: {
    id: idFilter('id', 'term'),
    organizationId: idFilter('organizationId', 'org'),
    within: withinFilter,
    officeId: idFilter('officeId', 'off'),
    personId: idFilter('personId', 'per', 'person.read'),
    representedId: idFilter('representedId', 'org'),
    source: enumFilter('source'),
    startsOn: dayFilter('startsOn'),
    endsOn: dayFilter('endsOn'),
    state: customFilter((value, table, { today }) => {
      const { eq, in: list } = value as { eq?: string; in?: string[] };
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])];
      return eq && list ? sql`false` : sql`${termState(table, today)} = any(${wanted}::text[])`;
    }),
    body: customFilter((value, table) => {
      const { eq, in: list } = value as { eq?: string; in?: string[] };
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])];
      return sql`exists (select 1 from office f where f.id = ${table.column('officeId')} and f.body = any(${wanted}::text[]))`;
    }),
    titleKey: customFilter((value, table) => {
      const { eq, in: list } = value as { eq?: string; in?: string[] };
      const wanted = [...(eq ? [eq] : []), ...(list ?? [])];
      return sql`exists (select 1 from office f where f.id = ${table.column('officeId')} and f.title_key = any(${wanted}::text[]))`;
    }),
  },
  orders: {
    STARTS_ON: dayOrder('startsOn'),
    ENDS_ON: dayOrder('endsOn'),
    BODY: {
      type: 'integer',
      sql: (table) => sql`(select ${bodyRank(sql`f.body`)} from office f where f.id = ${table.column('officeId')})`,
    },
    OFFICE: {
      type: 'text',
      sql: (table) => sql`(select f.name collate "zh-x-icu" from office f where f.id = ${table.column('officeId')})`,
    },
  },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scope: ownedBy,
  visibleTo: termVisibleTo,
});

const turnDay = (table: Table, day: 'starts_on' | 'ends_on'): Sql =>
  sql`(select ${day === 'starts_on' ? sql`r.starts_on` : sql`r.ends_on`} from term r where r.id = ${table.column('termId')})`;

/** Turns of rotating offices: the calendar is known to the signed-in, coming holders to those who may see coming terms. */
export const RotationTurnShape: Shape = defineShape({
  name: 'RotationTurn',
  prefix: 'rot',
  entity: RotationTurnSchema,
  fields: {
    id: column('id', { idPrefix: 'rot' }),
    ...columns('position', 'swapReason', 'version'),
    startsOn: expression((table) => turnDay(table, 'starts_on')),
    endsOn: expression((table) => turnDay(table, 'ends_on')),
    state: expression((table, _, { today }) => stateSql(turnDay(table, 'starts_on'), turnDay(table, 'ends_on'), today)),
    office: one(() => OfficeShape, 'officeId'),
    term: one(() => TermShape, 'termId'),
    viewerCan: abilitiesField({
      swap: {
        permission: 'term.manage',
        when: (table, { today, actor }) => sql`${turnDay(table, 'starts_on')} > ${today}::date
          and ${turnDay(table, 'ends_on')} > ${turnDay(table, 'starts_on')}
          and exists (select 1 from office f where f.id = ${table.column('officeId')}
            and ${delegableSql(actor, sql`f.permissions`, sql`f.reach`, ownedBy(table))})`,
      },
    }),
  },
  filters: {
    officeId: idFilter('officeId', 'off'),
    organizationId: idFilter('organizationId', 'org'),
    within: withinFilter,
    startsOn: customFilter((value, table) => daysSql(turnDay(table, 'starts_on'), value)),
    endsOn: customFilter((value, table) => daysSql(turnDay(table, 'ends_on'), value)),
  },
  orders: { STARTS_ON: { type: 'date', sql: (table) => turnDay(table, 'starts_on') } },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'ASC' }],
  scope: ownedBy,
  visibleTo: (_, { actor }) => (isKnown(actor) ? sql`true` : sql`false`),
});

function daysSql(day: Sql, value: unknown): Sql {
  const { eq, gte, lt } = value as { eq?: string; gte?: string; lt?: string };
  return sql`(${eq ? sql`${day} = ${eq}::date` : sql`true`} and ${gte ? sql`${day} >= ${gte}::date` : sql`true`}
    and ${lt ? sql`${day} < ${lt}::date` : sql`true`})`;
}

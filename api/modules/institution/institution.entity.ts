import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../../kernel/ids.ts';
import { buildSearchText } from '../../kernel/search-text.ts';
import {
  EDUCATION_LEVELS,
  INSTITUTION_CATEGORIES,
  INSTITUTION_STATUSES,
  INSTITUTION_UNIT_KINDS,
  OWNERSHIPS,
  type InstitutionUnitKind,
} from './institution.enums.ts';
import { refuse } from './institution.refusals.ts';

/** Names and codes that an institution had or has, each with validity `[validFrom, validUntil)`. */
export const InstitutionAliasSchema = defineEntity({
  name: 'InstitutionAlias',
  tableName: 'institution_alias',
  properties: {
    id: p.uuid().primary(),
    institutionId: () => p.manyToOne(Institution).mapToPk().fieldName('institution_id').deleteRule('cascade'),
    kind: p.enum(['NAME', 'CODE']).columnType('text'),
    value: p.string().columnType('text'),
    validFrom: p.date().nullable(),
    validUntil: p.date().nullable(),
  },
  indexes: [
    { name: 'institution_alias_institution_index', properties: ['institutionId', 'kind'] },
    {
      name: 'institution_code_current_unique',
      expression: `create unique index institution_code_current_unique on institution_alias (value) where kind = 'CODE' and valid_until is null`,
    },
  ],
});

/** A name or code of an institution during a period. */
export class InstitutionAlias extends InstitutionAliasSchema.class {}
InstitutionAliasSchema.setClass(InstitutionAlias);

/** Campus, faculty or office of an institution. */
export const InstitutionUnitSchema = defineEntity({
  name: 'InstitutionUnit',
  tableName: 'institution_unit',
  properties: {
    id: p.uuid().primary(),
    institutionId: () => p.manyToOne(Institution).mapToPk().fieldName('institution_id').deleteRule('cascade'),
    kind: p.enum([...INSTITUTION_UNIT_KINDS]).columnType('text'),
    name: p.string().columnType('text'),
    externalCode: p.string().columnType('text').nullable(),
    divisionCode: p.string().columnType('text').nullable(),
    closedOn: p.date().nullable(),
    version: p.integer().version(),
  },
  uniques: [{ name: 'institution_unit_name_unique', properties: ['institutionId', 'kind', 'name'] }],
});

/** A campus, a faculty, or an office that answers for the institution. */
export class InstitutionUnit extends InstitutionUnitSchema.class {}
InstitutionUnitSchema.setClass(InstitutionUnit);

/** A school as the Ministry or another authority registers it. */
export const InstitutionSchema = defineEntity({
  name: 'Institution',
  tableName: 'institution',
  properties: {
    id: p.uuid().primary(),
    name: p.string().columnType('text'),
    code: p.string().columnType('text').nullable(),
    category: p.enum([...INSTITUTION_CATEGORIES]).columnType('text'),
    educationLevel: p.enum([...EDUCATION_LEVELS]).columnType('text'),
    ownership: p.enum([...OWNERSHIPS]).columnType('text'),
    supervisingAuthorities: p.array().columnType('text[]'),
    location: p.string().columnType('text').nullable(),
    provinceCode: p.string().columnType('text'),
    divisionCode: p.string().columnType('text').nullable(),
    status: p
      .enum([...INSTITUTION_STATUSES])
      .columnType('text')
      .default('ACTIVE'),
    closedOn: p.date().nullable(),
    successorId: () => p.manyToOne(Institution).mapToPk().fieldName('successor_id').nullable(),
    lastChangedOn: p.date().nullable(),
    searchText: p.string().columnType('text'),
    createdAt: p.datetime().columnType('timestamptz'),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'institution_province_index', properties: ['provinceCode', 'name', 'id'] },
    { name: 'institution_code_index', properties: ['code'] },
    {
      name: 'institution_successor_index',
      expression:
        'create index institution_successor_index on institution (successor_id) where successor_id is not null',
    },
    {
      name: 'institution_search_index',
      expression: 'create index institution_search_index on institution using gin (search_text gin_trgm_ops)',
    },
  ],
});

/** A school; renames and code changes are verbs that keep the former value with its validity. */
export class Institution extends InstitutionSchema.class {
  /** Takes a new name from a day on and gives back the former one, now dated. */
  rename(name: string, on: string, today: string): InstitutionAlias {
    requireChangeable(this, on, today);
    const former = aliasOf(this.id, 'NAME', this.name, null, on);
    this.name = name;
    this.lastChangedOn = on;
    return former;
  }

  /** Takes a new school code from a day on; codes are not permanent identities (`schema/rules.md` 4). */
  recode(code: string, on: string, today: string): InstitutionAlias {
    requireChangeable(this, on, today);
    this.code = code;
    this.lastChangedOn = on;
    return aliasOf(this.id, 'CODE', code, on, null);
  }

  /** Ends the institution on a day, naming its successor when there is one. */
  close(on: string, successorId: string | null, today: string): void {
    requireChangeable(this, on, today);
    if (successorId === this.id) {
      throw refuse('INSTITUTION_SUCCESSOR_SELF', ['input', 'successorId']);
    }
    this.status = 'CLOSED';
    this.closedOn = on;
    this.lastChangedOn = on;
    this.successorId = successorId;
  }

  /** Recomputes what searches match: present and former names and codes. */
  index(aliases: readonly InstitutionAlias[]): void {
    this.searchText = buildSearchText({
      names: [this.name, ...aliases.filter(({ kind }) => kind === 'NAME').map(({ value }) => value)],
      codes: aliases.filter(({ kind }) => kind === 'CODE').map(({ value }) => value),
    });
  }
}
InstitutionSchema.setClass(Institution);

/** Refuses any change to a closed institution, and effect dates outside [last change, today]. */
function requireChangeable(institution: Institution, on: string, today: string): void {
  if (institution.status === 'CLOSED') {
    throw refuse('INSTITUTION_CLOSED');
  }
  const after = institution.lastChangedOn ?? null;
  if (on > today || (after !== null && on < after)) {
    throw refuse('INSTITUTION_DAY_ORDER', ['input', 'effectiveOn'], { after: after ?? '' });
  }
}

/** Makes a dated name or code of an institution. */
export function aliasOf(
  institutionId: string,
  kind: 'NAME' | 'CODE',
  value: string,
  validFrom: string | null,
  validUntil: string | null,
): InstitutionAlias {
  return Object.assign(new InstitutionAlias(), { id: newId(), institutionId, kind, value, validFrom, validUntil });
}

/** Makes a unit of an institution. */
export function unitOf(
  institutionId: string,
  kind: InstitutionUnitKind,
  values: { name: string; externalCode?: string | null; divisionCode?: string | null },
): InstitutionUnit {
  return Object.assign(new InstitutionUnit(), {
    id: newId(),
    institutionId,
    kind,
    name: values.name,
    externalCode: values.externalCode ?? null,
    divisionCode: values.divisionCode ?? null,
  });
}

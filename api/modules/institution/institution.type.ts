import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type {
  DivisionLevel,
  EducationLevel,
  InstitutionCategory,
  InstitutionStatus,
  InstitutionUnitKind,
  Ownership,
} from './institution.enums.ts';

/** GraphQL enum of school categories. */
export const InstitutionCategoryEnum = graphqlEnum<InstitutionCategory>(
  'InstitutionCategory',
  'Category of schools by which work is stratified (学校类别)',
  {
    REGULAR_UNIVERSITY: 'Regular university or college for undergraduates (普通本科高校)',
    VOCATIONAL: 'Vocational college or school (职业院校)',
    SECONDARY: 'Regular secondary school (普通中学)',
  },
);

/** GraphQL enum of education levels. */
export const EducationLevelEnum = graphqlEnum<EducationLevel>(
  'EducationLevel',
  'Level at which an institution educates (办学层次)',
  {
    UNDERGRADUATE: 'Undergraduate (本科)',
    JUNIOR_COLLEGE: 'Junior college (专科)',
    SECONDARY: 'Secondary (中等)',
  },
);

/** GraphQL enum of ownerships. */
export const OwnershipEnum = graphqlEnum<Ownership>('Ownership', 'Who runs an institution (办学性质)', {
  PUBLIC: 'Public (公办)',
  PRIVATE: 'Private (民办)',
  JOINT: 'Joint with a foreign, Hong Kong or Macao party (中外合作办学及内地与港澳合作办学)',
  HAINAN_FREE_TRADE_PORT: 'Independent foreign institution in the Hainan free trade port (海南自由贸易港)',
});

/** GraphQL enum of institution states. */
export const InstitutionStatusEnum = graphqlEnum<InstitutionStatus>(
  'InstitutionStatus',
  'State of an institution (学校状态)',
  {
    ACTIVE: 'Teaching (正常)',
    CLOSED: 'Closed, merged or renamed into a successor (停办)',
  },
);

/** GraphQL enum of ranks of divisions. */
export const DivisionLevelEnum = graphqlEnum<DivisionLevel>(
  'DivisionLevel',
  'Rank of an administrative division (行政区划级别)',
  {
    PROVINCE: 'Province, autonomous region or municipality (省级)',
    PREFECTURE: 'Prefecture-level division (地级)',
    COUNTY: 'County-level division (县级)',
  },
);

/** GraphQL enum of unit kinds. */
export const InstitutionUnitKindEnum = graphqlEnum<InstitutionUnitKind>(
  'InstitutionUnitKind',
  'Kind of a unit of an institution (学校内设单位类别)',
  {
    CAMPUS: 'Campus (校区)',
    FACULTY: 'Faculty or school (院系)',
    OFFICE: 'Office that answers for the institution (职能部门)',
  },
);

/** Administrative division as clients see it. */
@ObjectType('Division', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Administrative division by GB/T 2260 (行政区划)',
})
export class DivisionType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Six digits of the division code' })
  code!: string;

  @Field(() => String, { description: 'Full Chinese name, the last one this code carried' })
  name!: string;

  @Field(() => DivisionLevelEnum, { description: 'Rank of the division' })
  level!: DivisionLevel;

  @Field(() => String, { nullable: true, description: 'Code of the division it lies in, null for provinces' })
  parentCode!: string | null;

  @Field(() => Boolean, { description: 'True while the code is in force' })
  isCurrent!: boolean;

  @Field(() => [String], { description: 'Codes that took over an abolished one, nearest first' })
  successors!: string[];
}

/** Former or present name or code. */
@ObjectType('InstitutionAlias', {
  simpleResolvers: true,
  description: 'Name or code that an institution has or had (曾用名与历史代码)',
})
export class InstitutionAliasType {
  @Field(() => String, { description: 'NAME or CODE' })
  kind!: string;

  @Field(() => String, { description: 'The name or code itself' })
  value!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day of validity, null when unknown' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day after its validity, null while it is valid' })
  validUntil!: string | null;
}

/** Unit of an institution. */
@ObjectType('InstitutionUnit', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Campus, faculty or office of an institution (学校内设单位)',
})
export class InstitutionUnitType implements NodeType {
  id!: string;

  @Field(() => InstitutionUnitKindEnum, { description: 'What the unit is' })
  kind!: InstitutionUnitKind;

  @Field(() => String, { description: 'Name of the unit' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Code of the unit in the system of the institution' })
  externalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Division code of a campus' })
  divisionCode!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which the unit was closed' })
  closedOn!: string | null;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** What the viewer may do with an institution. */
@ObjectType('InstitutionPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with an institution (操作权限)',
})
export class InstitutionPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer answers for the register in its province' })
  manage!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may edit, rename, recode or close it now' })
  change!: boolean;
}

/** School as clients see it. */
@ObjectType('Institution', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'School as the authorities register it (学校)',
})
export class InstitutionType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Present full name' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Present school code of 10 digits, not a permanent identity (学校标识码)',
  })
  code!: string | null;

  @Field(() => InstitutionCategoryEnum, { description: 'Category by which work is stratified' })
  category!: InstitutionCategory;

  @Field(() => EducationLevelEnum, { description: 'Level at which it educates' })
  educationLevel!: EducationLevel;

  @Field(() => OwnershipEnum, { description: 'Who runs it' })
  ownership!: Ownership;

  @Field(() => [String], { description: 'Authorities that supervise it (主管部门)' })
  supervisingAuthorities!: string[];

  @Field(() => String, { nullable: true, description: 'Location as the list gives it (所在地)' })
  location!: string | null;

  @Field(() => String, { description: 'Division code of its province' })
  provinceCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Division code of its location, null when it could not be matched',
  })
  divisionCode!: string | null;

  @Field(() => InstitutionStatusEnum, { description: 'State of the institution' })
  status!: InstitutionStatus;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was closed' })
  closedOn!: string | null;

  @Field(() => DivisionType, { nullable: true, description: 'Province in which it lies' })
  province!: DivisionType | null;

  @Field(() => DivisionType, { nullable: true, description: 'Division of its location' })
  division!: DivisionType | null;

  @Field(() => InstitutionType, { nullable: true, description: 'Institution that carries it on after it closed' })
  successor!: InstitutionType | null;

  @Field(() => [InstitutionAliasType], { description: 'Its names and codes with their validity' })
  aliases!: InstitutionAliasType[];

  @Field(() => InstitutionPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: InstitutionPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of divisions. */
export const DivisionConnection = connectionType('Division', () => DivisionType);
/** Page of units. */
export const InstitutionUnitConnection = connectionType('InstitutionUnit', () => InstitutionUnitType);
/** Page of institutions. */
export const InstitutionConnection = connectionType('Institution', () => InstitutionType);

const result = (verb: string) => ({ institution: [() => InstitutionType, `The ${verb} institution`] }) as const;

/** Payload of `institutionCreate`. */
export const InstitutionCreatePayload = payloadType(
  'InstitutionCreatePayload',
  'Result of entering an institution',
  result('new'),
);
/** Payload of `institutionUpdate`. */
export const InstitutionUpdatePayload = payloadType(
  'InstitutionUpdatePayload',
  'Result of editing an institution',
  result('edited'),
);
/** Payload of `institutionRename`. */
export const InstitutionRenamePayload = payloadType(
  'InstitutionRenamePayload',
  'Result of renaming an institution',
  result('renamed'),
);
/** Payload of `institutionRecode`. */
export const InstitutionRecodePayload = payloadType(
  'InstitutionRecodePayload',
  'Result of giving an institution a new code',
  result('recoded'),
);
/** Payload of `institutionClose`. */
export const InstitutionClosePayload = payloadType(
  'InstitutionClosePayload',
  'Result of closing an institution',
  result('closed'),
);
/** Payload of `institutionUnitAdd`. */
export const InstitutionUnitAddPayload = payloadType(
  'InstitutionUnitAddPayload',
  'Result of adding a unit to an institution',
  {
    unit: [() => InstitutionUnitType, 'The new unit'],
  },
);
/** Payload of `institutionUnitUpdate`. */
export const InstitutionUnitUpdatePayload = payloadType(
  'InstitutionUnitUpdatePayload',
  'Result of editing a unit of an institution',
  {
    unit: [() => InstitutionUnitType, 'The edited unit'],
  },
);

import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { UserErrorCode } from '../../graphql/user-error.ts';
import { InstitutionCategoryEnum, InstitutionType, type InstitutionCategory } from '../institution/index.ts';
import type { ChangeKind, ClubType, LinkKind, OrganizationKind, OrganizationStatus } from './organization.enums.ts';

/** GraphQL enum of levels. */
export const OrganizationLevelEnum = graphqlEnum<OrganizationLevel>(
  'OrganizationLevel',
  'Level of an organization in the hierarchy (层级)',
  {
    NATIONAL: 'National (全国)',
    PROVINCIAL: 'Province, autonomous region or municipality (省级)',
    CITY: 'City (市级)',
    SCHOOL: 'School (校级)',
    DEPARTMENT: 'Faculty or working department (院系、部门)',
    CLUB: 'Club (社团)',
  },
);

/** GraphQL enum of kinds. */
export const OrganizationKindEnum = graphqlEnum<OrganizationKind>(
  'OrganizationKind',
  'What an organization is (组织类别)',
  {
    FEDERATION: 'Federation of student unions (学联)',
    STUDENT_UNION: 'Student union of a school (学生会)',
    GRADUATE_UNION: 'Graduate student union of a school (研究生会)',
    FACULTY_UNION: 'Student union of a faculty (院系学生会)',
    UNION_DEPARTMENT: 'Working department of a union or federation (工作部门)',
    CLUB: 'Registered student club (学生社团)',
    CLUB_ASSOCIATION: 'Association of the clubs of a school (社团联合会)',
    OVERSEAS_ASSOCIATION: 'Association of Chinese students overseas (海外留学生组织)',
    LEAGUE_COMMITTEE: 'Youth League committee that guides a union (团委)',
  },
);

/** GraphQL enum of states. */
export const OrganizationStatusEnum = graphqlEnum<OrganizationStatus>(
  'OrganizationStatus',
  'State of an organization (组织状态)',
  {
    ACTIVE: 'Active (正常)',
    SUSPENDED: 'Suspended; its offices have no authority (暂停)',
    MERGED: 'Merged into another organization (已合并)',
    SPLIT: 'Split into new organizations (已拆分)',
    ARCHIVED: 'Ended and archived (已归档)',
  },
);

/** GraphQL enum of club types. */
export const ClubTypeEnum = graphqlEnum<ClubType>('ClubType', 'Type of a club by the national regulation (社团类型)', {
  IDEOLOGICAL_POLITICAL: 'Ideological and political (思想政治类)',
  ACADEMIC_TECHNICAL: 'Academic and technical (学术科技类)',
  INNOVATION_ENTREPRENEURSHIP: 'Innovation and entrepreneurship (创新创业类)',
  CULTURE_SPORTS: 'Culture and sports (文化体育类)',
  VOLUNTEER_PUBLIC_GOOD: 'Volunteer and public good (志愿公益类)',
  SELF_DISCIPLINE_MUTUAL_AID: 'Self-discipline and mutual aid (自律互助类)',
  OTHER: 'Other (其他类)',
});

/** GraphQL enum of edges. */
export const LinkKindEnum = graphqlEnum<LinkKind>('OrganizationLinkKind', 'Relation beside the tree (组织关系)', {
  GUIDED_BY: 'A league committee guides the union of its level (指导关系)',
  AFFILIATED_WITH: 'Contact without command, for overseas associations (联系关系)',
});

/** GraphQL enum of changes. */
export const ChangeKindEnum = graphqlEnum<ChangeKind>(
  'OrganizationChangeKind',
  'What happened to an organization (变更类别)',
  {
    CREATED: 'Founded (成立)',
    UPDATED: 'Facts edited (信息修改)',
    RENAMED: 'Renamed (更名)',
    MOVED: 'Moved below another parent (隶属调整)',
    MERGED: 'Merged (合并)',
    SPLIT: 'Split (拆分)',
    SUSPENDED: 'Suspended (暂停)',
    RESUMED: 'Resumed (恢复活动)',
    ARCHIVED: 'Archived (归档)',
    RESTORED: 'Restored (恢复)',
  },
);

/** Number of units at one level. */
@ObjectType('LevelCount', { simpleResolvers: true, description: 'Number of active units at one level (层级计数)' })
export class LevelCountType {
  @Field(() => OrganizationLevelEnum, { description: 'Level that was counted' })
  level!: OrganizationLevel;

  @Field(() => Int, { description: 'Number of active units' })
  count!: number;
}

/** Former name. */
@ObjectType('FormerName', { simpleResolvers: true, description: 'Name that an organization had (曾用名)' })
export class FormerNameType {
  @Field(() => String, { description: 'The name' })
  name!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the name, null when unknown' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day after the name' })
  validUntil!: string | null;
}

/** State as of a day. */
@ObjectType('OrganizationAsOf', { simpleResolvers: true, description: 'What an organization was on a day (某日状态)' })
export class OrganizationAsOfType {
  @Field(() => DateScalar, { description: 'The day asked for' })
  date!: string;

  @Field(() => String, { description: 'Its name on that day' })
  name!: string;

  @Field(() => OrganizationStatusEnum, { description: 'Its state on that day' })
  status!: OrganizationStatus;

  @Field(() => String, { nullable: true, description: 'Name of its parent on that day' })
  parentName!: string | null;
}

/** What only clubs have. */
@ObjectType('ClubProfile', { simpleResolvers: true, description: 'What only a club has (社团信息)' })
export class ClubProfileType {
  @Field(() => ClubTypeEnum, { nullable: true, description: 'Type of the club' })
  clubType!: ClubType | null;
}

/** What only overseas associations have. */
@ObjectType('OverseasProfile', {
  simpleResolvers: true,
  description: 'What only an overseas association has (海外组织信息)',
})
export class OverseasProfileType {
  @Field(() => String, { nullable: true, description: 'ISO code of the host country' })
  hostCountry!: string | null;
}

/** What all other kinds have. */
@ObjectType('GeneralProfile', {
  simpleResolvers: true,
  description: 'What a union, federation or committee has (一般信息)',
})
export class GeneralProfileType {
  @Field(() => InstitutionCategoryEnum, { nullable: true, description: 'Category of schools that it serves' })
  category!: InstitutionCategory | null;
}

/** Differences between kinds in one union. */
export const OrganizationProfileUnion = createUnionType({
  name: 'OrganizationProfile',
  description: 'What only one kind of organization has (类别信息)',
  types: () => [ClubProfileType, OverseasProfileType, GeneralProfileType] as const,
  resolveType: (value) => (value as unknown as { __typename: string }).__typename,
});

/** What the viewer may do. */
@ObjectType('OrganizationPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with an organization now (操作权限)',
})
export class OrganizationPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer reads its internal facts' })
  read!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may edit it' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may rename it' })
  rename!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may found units below it' })
  createChild!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may move it' })
  move!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may merge others into it' })
  merge!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may split it' })
  split!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may suspend it' })
  suspend!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may resume it' })
  resume!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may archive it' })
  archive!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may restore it' })
  restore!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may link it to others' })
  link!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may write the rules of its charter' })
  charter!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may declare an exception from a rule for it' })
  declareException!: boolean;
}

/** Organization as clients see it. */
@ObjectType('Organization', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Federation, union, department, club or committee at one level of the hierarchy (组织)',
})
export class OrganizationType implements NodeType {
  id!: string;

  @Field(() => OrganizationLevelEnum, { description: 'Level in the hierarchy' })
  level!: OrganizationLevel;

  @Field(() => OrganizationKindEnum, { description: 'What it is' })
  kind!: OrganizationKind;

  @Field(() => String, { description: 'Present full name' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Short name' })
  shortName!: string | null;

  @Field(() => String, { nullable: true, description: 'English name' })
  nameEn!: string | null;

  @Field(() => InstitutionCategoryEnum, { nullable: true, description: 'Category of schools that it belongs to' })
  category!: InstitutionCategory | null;

  @Field(() => String, { nullable: true, description: 'Division code of its place' })
  divisionCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code in an outside system, null for those who do not read its internal facts',
  })
  externalCode!: string | null;

  @Field(() => OrganizationStatusEnum, { description: 'State' })
  status!: OrganizationStatus;

  @Field(() => DateScalar, { nullable: true, description: 'Day of its founding' })
  foundedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it ended' })
  closedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Effect date of its last change, null for those who do not read its internal facts',
  })
  lastChangedOn!: string | null;

  @Field(() => Int, { description: 'Number of ancestors' })
  depth!: number;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Organization directly above, null at the top or when not visible',
  })
  parent!: OrganizationType | null;

  @Field(() => InstitutionType, { nullable: true, description: 'School that it belongs to' })
  institution!: InstitutionType | null;

  @Field(() => Int, { description: 'Number of active units directly below' })
  childCount!: number;

  @Field(() => [LevelCountType], { description: 'Number of active units below by level' })
  descendantCounts!: LevelCountType[];

  @Field(() => [FormerNameType], { description: 'Names that it had, the latest first' })
  formerNames!: FormerNameType[];

  @Field(() => OrganizationProfileUnion, { description: 'What only its kind has' })
  profile!: typeof OrganizationProfileUnion;

  @Field(() => OrganizationPermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: OrganizationPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Edge as clients see it. */
@ObjectType('OrganizationLink', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Dated relation beside the tree (组织关系)',
})
export class OrganizationLinkType implements NodeType {
  id!: string;

  @Field(() => LinkKindEnum, { description: 'Kind of relation' })
  kind!: LinkKind;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that is guided or affiliated' })
  from!: OrganizationType | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Organization that guides or that it is affiliated with',
  })
  to!: OrganizationType | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day after its end' })
  validUntil!: string | null;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Change as clients see it. */
@ObjectType('OrganizationChange', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Dated change of an organization with its reason (组织变更)',
})
export class OrganizationChangeType implements NodeType {
  id!: string;

  @Field(() => ChangeKindEnum, { description: 'What happened' })
  kind!: ChangeKind;

  @Field(() => DateScalar, { description: 'Day from which it holds' })
  effectiveOn!: string;

  @Field(() => String, { nullable: true, description: 'Value before, such as the former name' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Value after, such as the new name' })
  after!: string | null;

  @Field(() => String, { nullable: true, description: 'Why' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Document that says so' })
  document!: string | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that changed' })
  organization!: OrganizationType | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded' })
  recordedAt!: Date;
}

/** Page of organizations. */
export const OrganizationConnection = connectionType('Organization', () => OrganizationType);
/** Page of edges. */
export const OrganizationLinkConnection = connectionType('OrganizationLink', () => OrganizationLinkType);
/** Page of changes. */
export const OrganizationChangeConnection = connectionType('OrganizationChange', () => OrganizationChangeType);

/** Row of a bulk action that stayed as it was. */
@ObjectType('OrganizationRefusal', {
  simpleResolvers: true,
  description: 'Row of a bulk action that stayed as it was, and why (批量操作未成功项)',
})
export class OrganizationRefusalType {
  @Field(() => ID, { description: 'Public id of the organization' })
  id!: string;

  @Field(() => UserErrorCode, { description: 'Stable code of the reason' })
  code!: string;

  @Field(() => String, { description: 'What happened and what to do, in the language of the request' })
  message!: string;
}

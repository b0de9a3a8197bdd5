import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import {
  DateFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
  StringFilter,
} from '../../graphql/connection.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { InstitutionCategoryEnum, type InstitutionCategory } from '../institution/index.ts';
import type { ClubType, LinkKind, OrganizationKind } from './organization.enums.ts';
import {
  ChangeKindEnum,
  ClubTypeEnum,
  LinkKindEnum,
  OrganizationKindEnum,
  OrganizationLevelEnum,
  OrganizationStatusEnum,
} from './organization.type.ts';

/** Conditions on a level. */
export const OrganizationLevelFilter = enumFilterInput('OrganizationLevel', OrganizationLevelEnum);
const KindFilter = enumFilterInput('OrganizationKind', OrganizationKindEnum);
const StatusFilter = enumFilterInput('OrganizationStatus', OrganizationStatusEnum);
const SchoolCategoryFilter = enumFilterInput('OrganizationCategory', InstitutionCategoryEnum);
const ClubTypeFilter = enumFilterInput('ClubType', ClubTypeEnum);
const LinkKindFilter = enumFilterInput('OrganizationLinkKind', LinkKindEnum);
const ChangeKindFilter = enumFilterInput('OrganizationChangeKind', ChangeKindEnum);

/** Arguments of lists of organizations. */
export const OrganizationListArguments = listArguments({
  search: true,
  order: orderInput('Organization', {
    NAME: 'By name in pinyin order',
    LEVEL: 'By level, the national one first',
    FOUNDED_ON: 'By the day of founding',
    TREE: 'In the order of the tree',
    DIVISION: 'By division code',
  }),
  filter: filterInput('Organization', {
    id: [() => IdFilter, 'The organization itself'],
    level: [() => OrganizationLevelFilter, 'Level'],
    kind: [() => KindFilter, 'Kind'],
    status: [() => StatusFilter, 'State'],
    category: [() => SchoolCategoryFilter, 'Category of schools'],
    clubType: [() => ClubTypeFilter, 'Type of club'],
    name: [() => StringFilter, 'Present name'],
    divisionCode: [() => StringFilter, 'Division code of its place'],
    externalCode: [() => StringFilter, 'Code in an outside system, for those who read internal facts'],
    parentId: [() => IdFilter, 'Organization directly above'],
    provinceId: [() => IdFilter, 'Province in which it lies, itself included'],
    cityId: [() => IdFilter, 'City in which it lies, itself included'],
    schoolId: [() => IdFilter, 'Union of a school below which it lies, itself included'],
    departmentId: [() => IdFilter, 'Department below which it lies, itself included'],
    institutionId: [() => IdFilter, 'School that it belongs to'],
    foundedOn: [() => DateFilter, 'Day of founding'],
    within: [() => ID, 'Organization in whose subtree it lies, itself included'],
  }),
});

/** Arguments of lists of edges. */
export const OrganizationLinkListArguments = listArguments({
  order: orderInput('OrganizationLink', { VALID_FROM: 'By first day' }),
  filter: filterInput('OrganizationLink', {
    kind: [() => LinkKindFilter, 'Kind of relation'],
    fromId: [() => IdFilter, 'Organization that it starts from'],
    toId: [() => IdFilter, 'Organization that it leads to'],
    validUntil: [() => DateFilter, 'First day after its end'],
  }),
});

/** Arguments of lists of changes. */
export const OrganizationChangeListArguments = listArguments({
  order: orderInput('OrganizationChange', {
    EFFECTIVE_ON: 'By effect date',
    RECORDED_AT: 'By the instant of recording',
  }),
  filter: filterInput('OrganizationChange', {
    kind: [() => ChangeKindFilter, 'What happened'],
    effectiveOn: [() => DateFilter, 'Effect date'],
    organizationId: [() => IdFilter, 'Organization that changed'],
    within: [() => ID, 'Organization in whose subtree it happened'],
  }),
});

/** New organization. */
@InputType('OrganizationCreateInput', { description: 'Organization to found' })
export class OrganizationCreateInput {
  @Field(() => OrganizationLevelEnum, { description: 'Level' })
  level!: OrganizationLevel;

  @Field(() => OrganizationKindEnum, { description: 'Kind' })
  kind!: OrganizationKind;

  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Full name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.shortName)
  @Field(() => String, { nullable: true, description: 'Short name' })
  shortName?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'English name' })
  nameEn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Organization directly above; absent only at the top and for overseas associations',
  })
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'School that it belongs to' })
  institutionId?: string | null;

  @Field(() => InstitutionCategoryEnum, {
    nullable: true,
    description: 'Category of schools; that of the parent when absent',
  })
  category?: InstitutionCategory | null;

  @IsOptional()
  @Matches(/^\d{6}$/)
  @Field(() => String, { nullable: true, description: 'Division code of its place; that of the parent when absent' })
  divisionCode?: string | null;

  @Field(() => ClubTypeEnum, { nullable: true, description: 'Type of a club' })
  clubType?: ClubType | null;

  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  @Field(() => String, { nullable: true, description: 'ISO code of the host country of an overseas association' })
  hostCountry?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Code in an outside system' })
  externalCode?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of founding; the effect date when absent' })
  foundedOn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day from which it stands in the tree; today when absent, in the future it is planned',
  })
  effectiveOn?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { nullable: true, description: 'Why, with the document that says so' })
  reason?: string | null;
}

/** Edit of an organization. */
@InputType('OrganizationUpdateInput', {
  description: 'Facts of an organization to change; absent ones stay, null clears',
})
export class OrganizationUpdateInput {
  @IsOptional()
  @MaxLength(LIMITS.shortName)
  @Field(() => String, { nullable: true, description: 'Short name' })
  shortName?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'English name' })
  nameEn?: string | null;

  @Field(() => InstitutionCategoryEnum, { nullable: true, description: 'Category of schools' })
  category?: InstitutionCategory | null;

  @IsOptional()
  @Matches(/^\d{6}$/)
  @Field(() => String, { nullable: true, description: 'Division code of its place' })
  divisionCode?: string | null;

  @Field(() => ClubTypeEnum, { nullable: true, description: 'Type of a club' })
  clubType?: ClubType | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Code in an outside system' })
  externalCode?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of founding' })
  foundedOn?: string | null;
}

/** Day and reason that every dated change carries. */
@InputType('OrganizationStateInput', { description: 'Day and reason of a change of state' })
export class OrganizationStateInput {
  @Field(() => DateScalar, { description: 'Day from which it holds; in the future the change is planned' })
  effectiveOn!: string;

  @Matches(/\S/u)
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Why' })
  reason!: string;

  @IsOptional()
  @MaxLength(LIMITS.title)
  @Field(() => String, { nullable: true, description: 'Number or name of the document that says so' })
  document?: string | null;
}

/** Rows of a bulk action. */
@InputType('OrganizationStateManyInput', {
  description: 'Organizations whose state changes together, with day and reason',
})
export class OrganizationStateManyInput extends OrganizationStateInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.bulk)
  @ArrayUnique()
  @Field(() => [ID], { description: `The organizations, at most ${LIMITS.bulk}` })
  ids!: string[];
}

/** New name. */
@InputType('OrganizationRenameInput', { description: 'New name of an organization with day and reason' })
export class OrganizationRenameInput extends OrganizationStateInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'New full name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.shortName)
  @Field(() => String, { nullable: true, description: 'New short name; absent keeps the present one' })
  shortName?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.name)
  @Field(() => String, { nullable: true, description: 'New English name; absent keeps the present one' })
  nameEn?: string | null;
}

/** New parent. */
@InputType('OrganizationMoveInput', { description: 'New parent of an organization with day and reason' })
export class OrganizationMoveInput extends OrganizationStateInput {
  @Field(() => ID, { description: 'Organization below which it moves' })
  parentId!: string;
}

/** Merger. */
@InputType('OrganizationMergeInput', { description: 'Organizations to merge into another one with day and reason' })
export class OrganizationMergeInput extends OrganizationStateInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Field(() => [ID], { description: 'Organizations that end' })
  sourceIds!: string[];

  @Field(() => Boolean, {
    description: 'True moves their active units below the other one; false refuses while there are any',
  })
  moveChildren!: boolean;
}

/** Part of a split. */
@InputType('OrganizationSplitPartInput', { description: 'New organization that a split makes' })
export class OrganizationSplitPartInput {
  @Matches(/\S/u)
  @MaxLength(LIMITS.name)
  @Field(() => String, { description: 'Full name' })
  name!: string;

  @IsOptional()
  @MaxLength(LIMITS.shortName)
  @Field(() => String, { nullable: true, description: 'Short name' })
  shortName?: string | null;

  @IsOptional()
  @MaxLength(LIMITS.code)
  @Field(() => String, { nullable: true, description: 'Code in an outside system' })
  externalCode?: string | null;

  @ArrayMaxSize(200)
  @Field(() => [ID], { description: 'Active units that go to it' })
  childIds!: string[];
}

/** Split. */
@InputType('OrganizationSplitInput', {
  description: 'New organizations that take the place of one, with day and reason',
})
export class OrganizationSplitInput extends OrganizationStateInput {
  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  @Field(() => [OrganizationSplitPartInput], { description: 'The new organizations' })
  parts!: OrganizationSplitPartInput[];
}

/** New edge. */
@InputType('OrganizationLinkAddInput', { description: 'Relation beside the tree to add, with day and reason' })
export class OrganizationLinkAddInput extends OrganizationStateInput {
  @Field(() => LinkKindEnum, { description: 'Kind of relation' })
  kind!: LinkKind;

  @Field(() => ID, { description: 'Organization that is guided or affiliated' })
  fromId!: string;

  @Field(() => ID, { description: 'Organization that guides or that it is affiliated with' })
  toId!: string;
}

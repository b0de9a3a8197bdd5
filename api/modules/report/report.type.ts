import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import type { FormAggregate, FormFieldKind } from '../form/index.ts';
import { FormAggregateEnum, FormFieldKindEnum } from '../form/index.ts';
import { OrganizationLevelEnum } from '../organization/index.ts';
import type {
  ReportPhase,
  ReportPublicationStatus,
  ReportRoundStatus,
  ReportTemplateStatus,
  ReportVisibility,
} from './report.enums.ts';

/** GraphQL enum of states of templates. */
export const ReportTemplateStatusEnum = graphqlEnum<ReportTemplateStatus>(
  'ReportTemplateStatus',
  'State of a report template (报表模板状态)',
  {
    DRAFT: 'No version published yet (草稿)',
    ACTIVE: 'In use (使用中)',
    RETIRED: 'No longer used for new rounds (已停用)',
  },
);

/** GraphQL enum of states of rounds. */
export const ReportRoundStatusEnum = graphqlEnum<ReportRoundStatus>(
  'ReportRoundStatus',
  'State of a round of reports (填报状态)',
  {
    OPEN: 'Reports are taken (填报中)',
    CLOSED: 'No more reports are taken (已截止)',
    CANCELLED: 'Called off (已取消)',
  },
);

/** GraphQL enum of phases of submissions. */
export const ReportPhaseEnum = graphqlEnum<ReportPhase>(
  'ReportPhase',
  'Where the figures of a report stand (报告阶段)',
  {
    OPEN: 'Not reported, or sent back: missing in the total above (未报)',
    SUBMITTED: 'Reported, waits to be verified: not in the total above yet (待审核)',
    ACCEPTED: 'Verified: counted in the total above (已计入)',
    DROPPED: 'Excused or withdrawn: not owed any more (不再要求)',
  },
);

/** GraphQL enum of states of publications. */
export const ReportPublicationStatusEnum = graphqlEnum<ReportPublicationStatus>(
  'ReportPublicationStatus',
  'State of a publication of totals (发布状态)',
  { PUBLISHED: 'Stands (已发布)', WITHDRAWN: 'Taken back with a reason (已撤回)' },
);

/** GraphQL enum of visibilities. */
export const ReportVisibilityEnum = graphqlEnum<ReportVisibility>(
  'ReportVisibility',
  'Who may read a publication (公开范围)',
  { INTERNAL: 'Those who see the round (内部)', PUBLIC: 'Everybody (公开)' },
);

/** Total of one field. */
@ObjectType('ReportTotal', {
  simpleResolvers: true,
  description: 'Total of one field of a report at one level, exact (汇总值)',
})
export class ReportTotalType {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => String, { description: 'Name of the field' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  labelEn!: string | null;

  @Field(() => FormFieldKindEnum, { description: 'Kind of the field' })
  kind!: FormFieldKind;

  @Field(() => Boolean, { description: 'True when figures are money in fen' })
  isMoney!: boolean;

  @Field(() => String, { nullable: true, description: 'Unit of the figure' })
  unit!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit in English' })
  unitEn!: string | null;

  @Field(() => FormAggregateEnum, { description: 'How it is rolled up' })
  rule!: FormAggregate;

  @Field(() => String, {
    nullable: true,
    description: 'The figure by its rule as decimal text, fen for money; null for lists and when nobody answered',
  })
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Exact sum behind the figure; of products for a weighted average',
  })
  sum!: string | null;

  @Field(() => String, { nullable: true, description: 'Exact weight behind an average' })
  weight!: string | null;

  @Field(() => Int, { description: 'Answers in the figure' })
  answerCount!: number;

  @Field(() => Int, { description: 'Reports that are counted; those without an answer to the field included' })
  unitCount!: number;

  @Field(() => String, { nullable: true, description: 'The figure of the same level in the round before' })
  previousValue!: string | null;
}

/** Difference. */
@ObjectType('ReportDifference', {
  simpleResolvers: true,
  description: 'Figure that was reported and no longer is what lies below (差异)',
})
export class ReportDifferenceType {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => String, { description: 'Name of the field' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'Name in English' })
  labelEn!: string | null;

  @Field(() => FormFieldKindEnum, { description: 'Kind of the field' })
  kind!: FormFieldKind;

  @Field(() => Boolean, { description: 'True when figures are money in fen' })
  isMoney!: boolean;

  @Field(() => FormAggregateEnum, { description: 'How it is rolled up' })
  rule!: FormAggregate;

  @Field(() => String, { nullable: true, description: 'Figure that was reported' })
  reported!: string | null;

  @Field(() => String, { nullable: true, description: 'Figure as it is now' })
  now!: string | null;

  @Field(() => Int, { description: 'Answers in the figure that was reported' })
  reportedCount!: number;

  @Field(() => Int, { description: 'Answers in the figure as it is now' })
  nowCount!: number;
}

/** Numbers of reports. */
@ObjectType('ReportCounts', { simpleResolvers: true, description: 'Numbers of reports by how they stand (报告数)' })
export class ReportCountsType {
  @Field(() => Int, { description: 'Reports that are owed' })
  total!: number;

  @Field(() => Int, { description: 'Not reported: untouched, drafted or returned' })
  missing!: number;

  @Field(() => Int, { description: 'Nobody has begun' })
  untouched!: number;

  @Field(() => Int, { description: 'Being written' })
  drafted!: number;

  @Field(() => Int, { description: 'Sent back' })
  returned!: number;

  @Field(() => Int, { description: 'Wait to be verified' })
  submitted!: number;

  @Field(() => Int, { description: 'Counted' })
  accepted!: number;

  @Field(() => Int, { description: 'Not owed any more' })
  excused!: number;

  @Field(() => Int, { description: 'Missing after their day' })
  late!: number;

  @Field(() => Int, { description: 'Reported totals that no longer are what lies below' })
  stale!: number;
}

/** Overlap. */
@ObjectType('ReportOverlap', {
  simpleResolvers: true,
  description: 'Field that organizations of an audience were asked already this semester (重复填报)',
})
export class ReportOverlapType {
  @Field(() => String, { description: 'Key of the field' })
  key!: string;

  @Field(() => String, { description: 'Name of the field' })
  label!: string;

  @Field(() => String, { description: 'Name of the field where it was asked before' })
  otherLabel!: string;

  @Field(() => String, { description: 'Where it was asked before: REPORT_ROUND or DIRECTIVE' })
  sourceKind!: string;

  @Field(() => ID, { description: 'Public id of the round or directive' })
  sourceId!: string;

  @Field(() => String, { description: 'Title of the round or directive' })
  sourceTitle!: string;

  @Field(() => String, { description: 'Who asked' })
  issuerName!: string;

  @Field(() => Int, { description: 'Organizations of the audience that were asked there' })
  organizationCount!: number;
}

/** System fact as it can fill a field. */
@ObjectType('ReportFact', {
  simpleResolvers: true,
  description: 'System fact that fills a field beforehand (系统数据)',
})
export class ReportFactType {
  @Field(() => String, { description: 'Key' })
  key!: string;

  @Field(() => String, { description: 'Name in the language of the request' })
  label!: string;

  @Field(() => String, { description: 'In what it is counted' })
  unit!: string;

  @Field(() => String, { description: 'What exactly is counted' })
  definition!: string;

  @Field(() => [FormFieldKindEnum], { description: 'Kinds of fields that take it' })
  kinds!: readonly FormFieldKind[];
}

/** Row of a publication. */
@ObjectType('ReportPublicationRow', {
  simpleResolvers: true,
  description: 'Totals of one level in a publication, as they stood then (发布明细)',
})
export class ReportPublicationRowType {
  @Field(() => ID, { description: 'Public id of the organization' })
  organizationId!: string;

  @Field(() => String, { description: 'Its name then' })
  name!: string;

  @Field(() => OrganizationLevelEnum, { description: 'Its level' })
  level!: OrganizationLevel;

  @Field(() => ID, { nullable: true, description: 'Organization into whose total it goes; null for the one that asks' })
  parentId!: string | null;

  @Field(() => ReportPhaseEnum, { description: 'Where its report stood' })
  phase!: ReportPhase;

  @Field(() => [ReportTotalType], { description: 'Its totals' })
  totals!: ReportTotalType[];
}

/** Organization without a report. */
@ObjectType('ReportMissing', { simpleResolvers: true, description: 'Organization that had not reported (未报单位)' })
export class ReportMissingType {
  @Field(() => ID, { description: 'Public id of the organization' })
  organizationId!: string;

  @Field(() => String, { description: 'Its name then' })
  name!: string;

  @Field(() => OrganizationLevelEnum, { description: 'Its level' })
  level!: OrganizationLevel;
}

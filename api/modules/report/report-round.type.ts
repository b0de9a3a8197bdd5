import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadInterface, payloadType } from '../../graphql/user-error.ts';
import { OrganizationType } from '../organization/index.ts';
import type { ReportPublicationStatus, ReportRoundStatus, ReportVisibility } from './report.enums.ts';
import { ReportTemplateType, ReportTemplateVersionType } from './report-template.type.ts';
import {
  ReportCountsType,
  ReportMissingType,
  ReportOverlapType,
  ReportPublicationRowType,
  ReportPublicationStatusEnum,
  ReportRoundStatusEnum,
  ReportTotalType,
  ReportVisibilityEnum,
} from './report.type.ts';

type OpeningState = 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

/** GraphQL enum of states of opening. */
const ReportOpeningStateEnum = graphqlEnum<OpeningState>('ReportOpeningState', 'How far a round is opened (下发进度)', {
  RUNNING: 'Organizations are still being reached (下发中)',
  DONE: 'All were reached (已下发完毕)',
  FAILED: 'Broken off by a fault (下发中断)',
  CANCELLED: 'Stopped (已停止)',
});

/** Progress. */
@ObjectType('ReportOpening', {
  simpleResolvers: true,
  description: 'How far a round has reached its audience (下发进度)',
})
export class ReportOpeningType {
  @Field(() => ReportOpeningStateEnum, { description: 'State' })
  state!: OpeningState;

  @Field(() => Int, { description: 'Organizations reached' })
  done!: number;

  @Field(() => Int, { description: 'Organizations of the audience' })
  total!: number;
}

/** What the viewer may do. */
@ObjectType('ReportRoundPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a round of reports (操作权限)',
})
export class ReportRoundPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may close it' })
  close!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may call it off' })
  cancel!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may go on with a newer version of the form' })
  upgrade!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may move the day on which reports are due' })
  reschedule!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may publish its totals' })
  publish!: boolean;
}

/** Round as clients see it. */
@ObjectType('ReportRound', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Collection of reports of one period (填报批次)',
})
export class ReportRoundType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that asks' })
  organization!: OrganizationType | null;

  @Field(() => ReportTemplateType, { nullable: true, description: 'Template' })
  template!: ReportTemplateType | null;

  @Field(() => ReportTemplateVersionType, { nullable: true, description: 'Version of the form that is filled in' })
  templateVersion!: ReportTemplateVersionType | null;

  @Field(() => String, { description: 'Title' })
  title!: string;

  @Field(() => String, { description: 'Name of the period' })
  periodLabel!: string;

  @Field(() => DateScalar, { description: 'First day of the period' })
  periodFrom!: string;

  @Field(() => DateScalar, { description: 'Last day of the period' })
  periodTo!: string;

  @Field(() => DateScalar, { description: 'Day by which reports are due' })
  dueOn!: string;

  @Field(() => ReportRoundType, { nullable: true, description: 'Round to compare with' })
  previous!: ReportRoundType | null;

  @Field(() => ReportRoundStatusEnum, { description: 'State' })
  status!: ReportRoundStatus;

  @Field(() => String, { nullable: true, description: 'Why it was closed or called off' })
  settledReason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was opened' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed or called off' })
  settledAt!: Date | null;

  @Field(() => ReportOpeningType, { nullable: true, description: 'How far it has reached its audience' })
  progress!: ReportOpeningType | null;

  @Field(() => [ReportTotalType], {
    nullable: true,
    description: 'Totals of everything that is counted; null for those who do not read the figures of the whole',
  })
  totals!: ReportTotalType[] | null;

  @Field(() => ReportCountsType, {
    nullable: true,
    description: 'Reports by how they stand; null for those who do not read the figures of the whole',
  })
  counts!: ReportCountsType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Reports counted in the totals whose own figures are stale; null as for `totals`',
  })
  staleCount!: number | null;

  @Field(() => [ReportPublicationType], { description: 'Publications, the newest first' })
  publications!: ReportPublicationType[];

  @Field(() => ReportRoundPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: ReportRoundPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** What the viewer may do. */
@ObjectType('ReportPublicationPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a publication (操作权限)',
})
export class ReportPublicationPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may take it back' })
  withdraw!: boolean;
}

/** Publication as clients see it. */
@ObjectType('ReportPublication', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Totals of a round as they stood at an instant (汇总发布)',
})
export class ReportPublicationType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that published' })
  organization!: OrganizationType | null;

  @Field(() => ReportRoundType, { nullable: true, description: 'The round, for those who see it' })
  round!: ReportRoundType | null;

  @Field(() => Int, { description: 'Number of the publication of its round, from 1' })
  revision!: number;

  @Field(() => ReportPublicationStatusEnum, { description: 'State' })
  status!: ReportPublicationStatus;

  @Field(() => ReportVisibilityEnum, { description: 'Who may read it' })
  visibility!: ReportVisibility;

  @Field(() => String, { description: 'Title of the round then' })
  title!: string;

  @Field(() => String, { description: 'Name of the period' })
  periodLabel!: string;

  @Field(() => DateScalar, { description: 'First day of the period' })
  periodFrom!: string;

  @Field(() => DateScalar, { description: 'Last day of the period' })
  periodTo!: string;

  @Field(() => String, { description: 'Name of the template then' })
  templateName!: string;

  @Field(() => Int, { description: 'Number of the version of the form' })
  templateNumber!: number;

  @Field(() => [ReportTotalType], { description: 'Totals of the whole' })
  totals!: ReportTotalType[];

  @Field(() => [ReportPublicationRowType], { description: 'Totals of the levels through which others reported' })
  rows!: ReportPublicationRowType[];

  @Field(() => Int, { description: 'Reports that were owed' })
  owedCount!: number;

  @Field(() => Int, { description: 'Reports that were missing' })
  missingCount!: number;

  @Field(() => [ReportMissingType], {
    nullable: true,
    description: 'Organizations without a report; null for those who do not read the figures of the whole',
  })
  missing!: ReportMissingType[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The snapshot as canonical JSON, over which the hash was taken; null as for `missing`',
  })
  snapshot!: string | null;

  @Field(() => String, { description: 'SHA-256 of the snapshot, which the audit chain holds too' })
  hash!: string;

  @Field(() => Boolean, { description: 'True when figures of the round changed after it was published' })
  hasChangedSince!: boolean;

  @Field(() => String, { nullable: true, description: 'Remark on the publication' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was published' })
  publishedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back' })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back' })
  withdrawnReason!: string | null;

  @Field(() => ReportPublicationPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: ReportPublicationPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** What moving a day did. */
@ObjectType('ReportRescheduleResult', { simpleResolvers: true, description: 'What moving a due day did (改期结果)' })
export class ReportRescheduleResultType {
  @Field(() => Int, { description: 'Number of reports whose day changed' })
  count!: number;
}

/** Page of rounds. */
export const ReportRoundConnection = connectionType('ReportRound', () => ReportRoundType);
/** Page of publications. */
export const ReportPublicationConnection = connectionType('ReportPublication', () => ReportPublicationType);

const round = { reportRound: [() => ReportRoundType, 'The round'] } as const;
const publication = { reportPublication: [() => ReportPublicationType, 'The publication'] } as const;

const ReportRoundPayload = payloadInterface('ReportRoundPayload', 'Result of a step of a round of reports', round);
const stepOf = (name: `${string}Payload`, text: string) => payloadType(name, text, round, ReportRoundPayload);

/** Payloads of the mutations of rounds and publications. */
export const ReportRoundPayloads = {
  open: payloadType(
    'ReportRoundOpenPayload',
    'Result of opening a round',
    {
      ...round,
      overlaps: [() => [ReportOverlapType], 'Fields that its organizations were asked already this semester'],
    },
    ReportRoundPayload,
  ),
  close: stepOf('ReportRoundClosePayload', 'Result of closing a round'),
  cancel: stepOf('ReportRoundCancelPayload', 'Result of calling a round off'),
  reschedule: payloadType(
    'ReportRoundReschedulePayload',
    'Result of moving the due day of a round',
    {
      ...round,
      result: [() => ReportRescheduleResultType, 'How many reports have another day now'],
    },
    ReportRoundPayload,
  ),
  upgrade: stepOf('ReportRoundUpgradePayload', 'Result of going on with a newer version of the form'),
  publish: payloadType('ReportPublishPayload', 'Result of publishing totals', publication),
  withdraw: payloadType('ReportPublicationWithdrawPayload', 'Result of taking a publication back', publication),
};

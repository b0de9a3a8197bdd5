import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar, JsonObjectScalar } from '../../graphql/scalars.ts';
import { OrganizationType } from '../organization/index.ts';
import type {
  ExtensionStatus,
  ObligationResponse,
  ObligationSourceKind,
  ObligationStatus,
  ThreadEntryKind,
} from './coordination.enums.ts';

/** GraphQL enum of sources. */
export const ObligationSourceKindEnum = graphqlEnum<ObligationSourceKind>(
  'ObligationSourceKind',
  'What an obligation answers to (任务来源)',
  { DIRECTIVE: 'A directive (工作部署)', REPORT_ROUND: 'A round of reports (报送)' },
);

/** GraphQL enum of states. */
export const ObligationStatusEnum = graphqlEnum<ObligationStatus>(
  'ObligationStatus',
  'State of an obligation; late is told by the clock (任务状态)',
  {
    PENDING: 'Not looked at yet (待接收)',
    ACKNOWLEDGED: 'Received, work goes on (办理中)',
    SUBMITTED: 'Answered, waits to be verified (待审核)',
    RETURNED: 'Sent back to be mended (已退回)',
    ACCEPTED: 'Accepted, or read where no more was asked (已完成)',
    WITHDRAWN: 'Ended with its source (已撤回)',
    EXCUSED: 'Need not be answered (已免除)',
  },
);

/** GraphQL enum of ways to answer. */
export const ObligationResponseEnum = graphqlEnum<ObligationResponse>(
  'ObligationResponse',
  'How an obligation is answered (办理方式)',
  {
    ACKNOWLEDGE: 'By saying that it was received (确认收到)',
    FORM: 'By filling in a form (填写表单)',
    EVIDENCE: 'By uploading evidence (上传材料)',
    REPORT: 'By a report of its round (填报)',
  },
);

/** GraphQL enum of entries in a thread. */
export const ThreadEntryKindEnum = graphqlEnum<ThreadEntryKind>(
  'ThreadEntryKind',
  'What an entry in the thread of an obligation is (往来记录类型)',
  {
    MESSAGE: 'Words of one level to the other (留言)',
    ACKNOWLEDGED: 'It was received (接收)',
    SUBMITTED: 'It was answered (提交)',
    RETURNED: 'The answer was sent back (退回)',
    ACCEPTED: 'The answer was accepted (通过)',
    REOPENED: 'A settled answer was opened again (重新打开)',
    EXCUSED: 'It need not be answered (免除)',
    WITHDRAWN: 'Its source was withdrawn (撤回)',
    AMENDED: 'Its source was amended (修订)',
    REMINDED: 'The level above reminded (催办)',
    PASSED_ON: 'It was handed to units below (转发下级)',
    INSTRUCTED: 'The level above added instructions (补充要求)',
    EXTENSION_ASKED: 'More time was asked for (申请延期)',
    EXTENSION_GRANTED: 'More time was granted (同意延期)',
    EXTENSION_REFUSED: 'More time was refused (不同意延期)',
    EXTENSION_WITHDRAWN: 'The request for more time was withdrawn (撤回延期申请)',
    VERIFIER_CHANGED: 'Another level verifies from now on (审核组织变更)',
  },
);

/** GraphQL enum of states of requests. */
export const ExtensionStatusEnum = graphqlEnum<ExtensionStatus>(
  'ObligationExtensionStatus',
  'State of a request for more time (延期申请状态)',
  {
    ASKED: 'Waits for an answer (待答复)',
    GRANTED: 'Granted (已同意)',
    REFUSED: 'Refused (未同意)',
    WITHDRAWN: 'Withdrawn by who asked (已撤回)',
  },
);

/** What the viewer may do. */
@ObjectType('ObligationPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with an obligation now (操作权限)',
})
export class ObligationPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may say that it was received' })
  acknowledge!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may write its answer' })
  saveAnswer!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may submit its answer' })
  submit!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may ask for more time' })
  askExtension!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may tell those below what this level adds' })
  instruct!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may hand it to units below' })
  passOn!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may remind those below that are late' })
  remindBelow!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may send the answer back' })
  return!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may accept the answer' })
  accept!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may open a settled answer again' })
  reopen!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may excuse it' })
  excuse!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may write into its thread' })
  message!: boolean;
}

/** Numbers by state. */
@ObjectType('ObligationCounts', {
  simpleResolvers: true,
  description: 'Numbers of obligations by state; late ones are counted in their state as well (各状态数量)',
})
export class ObligationCountsType {
  @Field(() => Int, { description: 'All of them' })
  total!: number;

  @Field(() => Int, { description: 'Not looked at yet' })
  pending!: number;

  @Field(() => Int, { description: 'Received' })
  acknowledged!: number;

  @Field(() => Int, { description: 'Waiting to be verified' })
  submitted!: number;

  @Field(() => Int, { description: 'Sent back' })
  returned!: number;

  @Field(() => Int, { description: 'Accepted' })
  accepted!: number;

  @Field(() => Int, { description: 'Ended with their source' })
  withdrawn!: number;

  @Field(() => Int, { description: 'Excused' })
  excused!: number;

  @Field(() => Int, { description: 'Still to be acted on after their day has passed' })
  late!: number;
}

/** Remark on a field. */
@ObjectType('FieldComment', {
  simpleResolvers: true,
  description: 'Remark of the verifier on one field of an answer (字段意见)',
})
export class FieldCommentType {
  @Field(() => String, { description: 'Key of the field, with row and column after it in a table' })
  path!: string;

  @Field(() => String, { description: 'The remark' })
  text!: string;
}

/** Obligation as clients see it. */
@ObjectType('Obligation', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'What one organization owes upward to a directive or a round of reports (任务)',
})
export class ObligationType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that owes' })
  organization!: OrganizationType | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that issued the source' })
  issuer!: OrganizationType | null;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Organization that accepts: the nearest above that owes the same, else the issuer',
  })
  verifier!: OrganizationType | null;

  @Field(() => ObligationType, {
    nullable: true,
    description: 'Obligation of the nearest organization above that owes the same source, as far as visible',
  })
  parent!: ObligationType | null;

  @Field(() => ObligationSourceKindEnum, { description: 'What it answers to' })
  sourceKind!: ObligationSourceKind;

  @Field(() => String, { description: 'Title of the source' })
  title!: string;

  @Field(() => ObligationResponseEnum, { description: 'How it is answered' })
  response!: ObligationResponse;

  @Field(() => ObligationStatusEnum, { description: 'State' })
  status!: ObligationStatus;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it is in time, null for no limit' })
  dueOn!: string | null;

  @Field(() => Boolean, { description: 'True when that day was set by an extension' })
  isExtended!: boolean;

  @Field(() => Boolean, { description: 'True when it is still to be acted on and its day has passed' })
  isLate!: boolean;

  @Field(() => Int, { description: 'Days since its day has passed, 0 unless it is late' })
  lateDays!: number;

  @Field(() => String, { nullable: true, description: 'What the level above adds for its units, as rich text' })
  instructions!: string | null;

  @Field(() => String, { nullable: true, description: 'What this organization adds for those below it, as rich text' })
  guidance!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Earlier day that it sets for those below it' })
  guidanceDueOn!: string | null;

  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: 'Answers by key of the field, in the shape of the form; drafts included',
  })
  answers!: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: 'Words beside the answer, as rich text' })
  answerNote!: string | null;

  @Field(() => Int, { nullable: true, description: 'Revision of the source that was answered last' })
  answeredRevision!: number | null;

  @Field(() => [FieldCommentType], { description: 'Remarks of the verifier on single fields' })
  comments!: FieldCommentType[];

  @Field(() => String, { nullable: true, description: 'Why it was sent back, excused or withdrawn last' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it came' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was received' })
  acknowledgedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered last' })
  submittedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted, excused or withdrawn' })
  settledAt!: Date | null;

  @Field(() => Int, { description: 'How often an answer was sent back' })
  returnCount!: number;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the last reminder by the level above' })
  remindedOn!: string | null;

  @Field(() => Int, { description: 'How often the level above reminded' })
  reminderCount!: number;

  @Field(() => ObligationCountsType, {
    description: 'Obligations of the same source directly below it, by state; for the organization that collects them',
  })
  childCounts!: ObligationCountsType;

  @Field(() => ObligationPermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: ObligationPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of obligations. */
export const ObligationConnection = connectionType('Obligation', () => ObligationType);

/** Entry of a thread as clients see it. */
@ObjectType('ObligationMessage', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Entry in the thread between the two levels of an obligation; never changed (往来记录)',
})
export class ObligationMessageType implements NodeType {
  id!: string;

  @Field(() => ThreadEntryKindEnum, { description: 'What it is' })
  kind!: ThreadEntryKind;

  @Field(() => OrganizationType, { nullable: true, description: 'Level that speaks, null for what followed by itself' })
  sender!: OrganizationType | null;

  @Field(() => ObligationType, { nullable: true, description: 'Obligation to which it belongs' })
  obligation!: ObligationType | null;

  @Field(() => String, { nullable: true, description: 'The words; rich text in messages, plain text in reasons' })
  text!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day that it is about' })
  dueOn!: string | null;

  @Field(() => DateTimeScalar, { description: 'When' })
  sentAt!: Date;
}

/** Page of entries. */
export const ObligationMessageConnection = connectionType('ObligationMessage', () => ObligationMessageType);

/** What the viewer may do with a request. */
@ObjectType('ObligationExtensionPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a request for more time now (操作权限)',
})
export class ObligationExtensionPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may grant it' })
  grant!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may refuse it' })
  refuse!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may withdraw it' })
  withdraw!: boolean;
}

/** Request for more time as clients see it. */
@ObjectType('ObligationExtension', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Request for more time on an obligation, and its answer (延期申请)',
})
export class ObligationExtensionType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that asks' })
  organization!: OrganizationType | null;

  @Field(() => ObligationType, { nullable: true, description: 'Obligation that it is about' })
  obligation!: ObligationType | null;

  @Field(() => DateScalar, { description: 'Day asked for' })
  askedOn!: string;

  @Field(() => String, { description: 'Why' })
  reason!: string;

  @Field(() => ExtensionStatusEnum, { description: 'State' })
  status!: ExtensionStatus;

  @Field(() => DateScalar, { nullable: true, description: 'Day that was granted' })
  grantedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Words of the verifier' })
  decisionNote!: string | null;

  @Field(() => Boolean, { description: 'True when the day lies beyond what the verifier owes itself, knowingly' })
  isBeyondOwn!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was asked' })
  askedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered or withdrawn' })
  decidedAt!: Date | null;

  @Field(() => ObligationExtensionPermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: ObligationExtensionPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of requests. */
export const ObligationExtensionConnection = connectionType('ObligationExtension', () => ObligationExtensionType);

import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type { OrganizationLevel } from '../../kernel/actor.ts';
import { FormFieldType } from '../form/index.ts';
import { InstitutionCategoryEnum, type InstitutionCategory } from '../institution/index.ts';
import {
  OrganizationKindEnum,
  OrganizationLevelEnum,
  OrganizationType,
  type OrganizationKind,
} from '../organization/index.ts';
import type { Audience } from './audience.ts';
import type { DirectiveResponse, DirectiveStatus, FanOutState } from './coordination.enums.ts';
import { ObligationCountsType } from './obligation.type.ts';

/** GraphQL enum of ways to answer a directive. */
export const DirectiveResponseEnum = graphqlEnum<DirectiveResponse>(
  'DirectiveResponse',
  'How a directive is answered (办理方式)',
  {
    ACKNOWLEDGE: 'By saying that it was received (确认收到)',
    FORM: 'By filling in a form (填写表单)',
    EVIDENCE: 'By uploading evidence (上传材料)',
  },
);

/** GraphQL enum of states of directives. */
export const DirectiveStatusEnum = graphqlEnum<DirectiveStatus>(
  'DirectiveStatus',
  'State of a directive (工作部署状态)',
  {
    DRAFT: 'Being written; only the issuer sees it (草稿)',
    ISSUED: 'In force (已下发)',
    SUPERSEDED: 'A later one stands in its place (已被取代)',
    WITHDRAWN: 'Withdrawn; nobody owes it any more (已撤回)',
  },
);

/** GraphQL enum of states of handing out. */
const FanOutStateEnum = graphqlEnum<FanOutState>('FanOutState', 'State of handing obligations out (下发进度)', {
  RUNNING: 'Under way (下发中)',
  DONE: 'Everybody has theirs (已下发完毕)',
  FAILED: 'Broken off by faults; an administrator has to look (下发中断)',
  CANCELLED: 'Stopped, since the source ended meanwhile (已停止)',
});

/** Audience as clients see it. */
@ObjectType('Audience', {
  simpleResolvers: true,
  description:
    'Whom something is handed to; lists that are not empty narrow, names are added and taken away last (接收范围)',
})
export class AudienceType {
  /** Uuids as they are stored; public ids and names are fields of their own. */
  within!: readonly string[];
  saved!: readonly string[];
  include!: readonly string[];
  exclude!: readonly string[];

  @Field(() => [OrganizationLevelEnum], { description: 'Levels; empty for all' })
  levels!: readonly OrganizationLevel[];

  @Field(() => [OrganizationKindEnum], { description: 'Kinds; empty for all' })
  kinds!: readonly OrganizationKind[];

  @Field(() => [InstitutionCategoryEnum], { description: 'Categories of schools; empty for all' })
  categories!: readonly InstitutionCategory[];

  @Field(() => [String], { description: 'Division codes, each with all below it; empty for all' })
  divisions!: readonly string[];
}

/** How far handing out has come. */
@ObjectType('FanOutProgress', {
  simpleResolvers: true,
  description: 'How far handing obligations out has come (下发进度)',
})
export class FanOutProgressType {
  @Field(() => FanOutStateEnum, { description: 'State' })
  state!: FanOutState;

  @Field(() => Int, { description: 'Organizations that were looked at' })
  done!: number;

  @Field(() => Int, { description: 'Organizations of the audience at the instant of issue' })
  total!: number;

  @Field(() => Int, { description: 'Obligations that were made; fewer when some had ended or had one already' })
  created!: number;
}

/** What the viewer may do. */
@ObjectType('DirectivePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a directive now (操作权限)',
})
export class DirectivePermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may write on' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may throw the draft away' })
  discard!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may issue it' })
  issue!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may amend it' })
  amend!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may begin a draft that is to stand in its place' })
  supersede!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may withdraw it' })
  withdraw!: boolean;
}

/** Directive as clients see it. */
@ObjectType('Directive', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Work that an organization hands to those below it (工作部署)',
})
export class DirectiveType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that issues it' })
  organization!: OrganizationType | null;

  @Field(() => String, { description: 'Title; empty while a draft has none' })
  title!: string;

  @Field(() => String, { description: 'Text as rich text; empty while a draft has none' })
  body!: string;

  @Field(() => String, { nullable: true, description: 'Number of the document (文号)' })
  documentNumber!: string | null;

  @Field(() => DirectiveResponseEnum, { description: 'How it is answered' })
  response!: DirectiveResponse;

  @Field(() => [FormFieldType], { description: 'Fields to fill; empty unless it is answered by a form' })
  form!: FormFieldType[];

  @Field(() => AudienceType, {
    nullable: true,
    description: 'Whom it goes to, null unless the viewer reads for the issuer',
  })
  audience!: AudienceType | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which an answer is in time, null for no limit' })
  dueOn!: string | null;

  @Field(() => DirectiveStatusEnum, { description: 'State' })
  status!: DirectiveStatus;

  @Field(() => Int, { description: 'Number of the revision in force; 0 while it is a draft' })
  revision!: number;

  @Field(() => DirectiveType, { nullable: true, description: 'Directive in whose place it stands' })
  supersedes!: DirectiveType | null;

  @Field(() => DirectiveType, { nullable: true, description: 'Directive that stands in its place' })
  supersededBy!: DirectiveType | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was issued' })
  issuedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was superseded or withdrawn' })
  settledAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn, or by what superseded' })
  settledReason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the draft was begun' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was written on, issued, amended or ended last' })
  updatedAt!: Date;

  @Field(() => FanOutProgressType, { nullable: true, description: 'How far handing out has come, null for drafts' })
  progress!: FanOutProgressType | null;

  @Field(() => ObligationCountsType, { description: 'Its obligations by state, as far as the viewer may see them' })
  counts!: ObligationCountsType;

  @Field(() => DirectivePermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: DirectivePermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of directives. */
export const DirectiveConnection = connectionType('Directive', () => DirectiveType);

/** Revision as clients see it. */
@ObjectType('DirectiveRevision', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Directive as it stood after it was issued or amended; never changed (修订版本)',
})
export class DirectiveRevisionType implements NodeType {
  id!: string;

  @Field(() => DirectiveType, { nullable: true, description: 'The directive' })
  directive!: DirectiveType | null;

  @Field(() => Int, { description: 'Number of the revision, from 1' })
  number!: number;

  @Field(() => String, { description: 'Title' })
  title!: string;

  @Field(() => String, { description: 'Text as rich text' })
  body!: string;

  @Field(() => String, { nullable: true, description: 'Number of the document' })
  documentNumber!: string | null;

  @Field(() => [FormFieldType], { description: 'Fields to fill' })
  form!: FormFieldType[];

  @Field(() => DateScalar, { nullable: true, description: 'Due day' })
  dueOn!: string | null;

  @Field(() => String, { nullable: true, description: 'What changed, in the words of the issuer; null for the first' })
  note!: string | null;

  @Field(() => Boolean, { description: 'True when those who had answered were asked to answer again' })
  asksAgain!: boolean;

  @Field(() => DateTimeScalar, { description: 'When' })
  issuedAt!: Date;
}

/** Page of revisions. */
export const DirectiveRevisionConnection = connectionType('DirectiveRevision', () => DirectiveRevisionType);

/** What the viewer may do with a saved audience. */
@ObjectType('SavedAudiencePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a saved audience (操作权限)',
})
export class SavedAudiencePermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may change it' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may remove it' })
  remove!: boolean;
}

/** Saved audience as clients see it. */
@ObjectType('SavedAudience', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Audience kept under a name for use again (常用范围)',
})
export class SavedAudienceType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization that keeps it' })
  organization!: OrganizationType | null;

  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => AudienceType, { description: 'Whom it means' })
  audience!: Audience;

  @Field(() => Boolean, { description: 'True when organizations below may use it too' })
  isShared!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was changed last' })
  updatedAt!: Date;

  @Field(() => SavedAudiencePermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: SavedAudiencePermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of saved audiences. */
export const SavedAudienceConnection = connectionType('SavedAudience', () => SavedAudienceType);

/** Number at one level. */
@ObjectType('AudienceLevelCount', {
  simpleResolvers: true,
  description: 'Number of organizations of an audience at one level',
})
export class AudienceLevelCountType {
  @Field(() => OrganizationLevelEnum, { description: 'Level' })
  level!: OrganizationLevel;

  @Field(() => Int, { description: 'Number of organizations' })
  count!: number;
}

/** What an audience comes to. */
@ObjectType('AudiencePreview', {
  simpleResolvers: true,
  description: 'Whom an audience would reach now (接收范围预览)',
})
export class AudiencePreviewType {
  @Field(() => Int, { description: 'Number of organizations' })
  total!: number;

  @Field(() => [AudienceLevelCountType], { description: 'Numbers by level, from the top down' })
  levels!: readonly AudienceLevelCountType[];

  @Field(() => DateScalar, {
    description: 'Due day that suggests itself: ten working days from today in the calendar of the organization',
  })
  suggestedDueOn!: string;

  /** For the list of organizations. */
  ownerId!: string;
  audience!: Audience;
}

const directive = (text: string) => ({ directive: [() => DirectiveType, text] }) as const;
const saved = { savedAudience: [() => SavedAudienceType, 'The saved audience'] } as const;

/** Payloads of the mutations of directives and saved audiences. */
export const DirectivePayloads = {
  create: payloadType('DirectiveCreatePayload', 'Result of beginning a draft', directive('The draft')),
  update: payloadType('DirectiveUpdatePayload', 'Result of writing on a draft', directive('The draft')),
  discard: payloadType('DirectiveDiscardPayload', 'Result of throwing a draft away', {}),
  issue: payloadType('DirectiveIssuePayload', 'Result of issuing a directive', directive('The issued directive')),
  amend: payloadType('DirectiveAmendPayload', 'Result of amending a directive', directive('The amended directive')),
  withdraw: payloadType('DirectiveWithdrawPayload', 'Result of withdrawing', directive('The withdrawn directive')),
  savedCreate: payloadType('SavedAudienceCreatePayload', 'Result of keeping an audience', saved),
  savedUpdate: payloadType('SavedAudienceUpdatePayload', 'Result of changing a saved audience', saved),
  savedRemove: payloadType('SavedAudienceRemovePayload', 'Result of removing a saved audience', {}),
};

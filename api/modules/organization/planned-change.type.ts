import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { UserErrorCode } from '../../graphql/user-error.ts';
import type { LinkKind, PlannedAction, PlannedChangeStatus } from './organization.enums.ts';
import { LinkKindEnum, OrganizationType } from './organization.type.ts';

/** GraphQL enum of what can be planned. */
export const PlannedActionEnum = graphqlEnum<PlannedAction>(
  'PlannedAction',
  'What is planned for an organization (计划事项)',
  {
    CREATE: 'Found an organization below it (成立下级)',
    RENAME: 'Rename it (更名)',
    MOVE: 'Move it below another parent (调整隶属)',
    MERGE: 'Merge others into it (并入其他组织)',
    SPLIT: 'Split it (拆分)',
    SUSPEND: 'Suspend it (暂停)',
    RESUME: 'Resume it (恢复活动)',
    ARCHIVE: 'Archive it (归档)',
    RESTORE: 'Restore it (恢复)',
    LINK_ADD: 'Link it to another one (建立关系)',
    LINK_END: 'End a relation (结束关系)',
  },
);

/** GraphQL enum of states of plans. */
export const PlannedChangeStatusEnum = graphqlEnum<PlannedChangeStatus>(
  'PlannedChangeStatus',
  'State of a planned change (计划状态)',
  {
    PLANNED: 'Waits for its day (待生效)',
    DONE: 'Carried out by the clock on its day (已生效)',
    FAILED: 'Could not be carried out on its day; wants another day or its end (未能生效)',
    CANCELLED: 'Cancelled before it was carried out (已取消)',
  },
);

/** Why a plan failed. */
@ObjectType('PlannedChangeFailure', {
  simpleResolvers: true,
  description: 'Why a planned change could not be carried out (未能生效的原因)',
})
export class PlannedChangeFailureType {
  @Field(() => UserErrorCode, { description: 'Stable code of the reason' })
  code!: string;
}

/** What the viewer may do with a plan. */
@ObjectType('PlannedChangePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a planned change now (操作权限)',
})
export class PlannedChangePermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may set it to another day' })
  reschedule!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may cancel it' })
  cancel!: boolean;
}

/** Plan as clients see it. */
@ObjectType('PlannedChange', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Change of an organization that was decided for a later day (计划变更)',
})
export class PlannedChangeType implements NodeType {
  id!: string;

  @Field(() => PlannedActionEnum, { description: 'What is planned' })
  action!: PlannedAction;

  @Field(() => DateScalar, { description: 'Day on which it takes effect, in Asia/Shanghai' })
  effectiveOn!: string;

  @Field(() => PlannedChangeStatusEnum, { description: 'State' })
  status!: PlannedChangeStatus;

  @Field(() => OrganizationType, {
    nullable: true,
    description: 'Organization that changes; the parent of one that is to be founded, null when that has none',
  })
  organization!: OrganizationType | null;

  @Field(() => [String], {
    description: 'Names that come with it: of a new organization, the new name, those of the parts',
  })
  names!: string[];

  @Field(() => LinkKindEnum, { nullable: true, description: 'Kind of a relation that begins, null for other changes' })
  linkKind!: LinkKind | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when the units of merged organizations follow, null for other changes',
  })
  movesChildren!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Document that says so' })
  document!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was filed' })
  plannedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was carried out, failed or was cancelled' })
  settledAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled' })
  settledReason!: string | null;

  @Field(() => PlannedChangeFailureType, { nullable: true, description: 'Why it failed, null unless it did' })
  failure!: PlannedChangeFailureType | null;

  @Field(() => PlannedChangePermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: PlannedChangePermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of plans. */
export const PlannedChangeConnection = connectionType('PlannedChange', () => PlannedChangeType);

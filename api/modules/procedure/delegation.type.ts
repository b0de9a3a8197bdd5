import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { OrganizationType } from '../organization/index.ts';
import { OfficeType } from '../people/index.ts';

/** What the viewer may do with a delegation. */
@ObjectType('ProcedureDelegationPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a delegation now (操作权限)',
})
export class DelegationPermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may revoke it' })
  revoke!: boolean;
}

/** Delegation as clients see it. */
@ObjectType('ProcedureDelegation', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'For a period somebody answers in chains on behalf of the holder of an office (审批委托)',
})
export class ProcedureDelegationType implements NodeType {
  id!: string;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization of the office' })
  organization!: OrganizationType | null;

  @Field(() => OfficeType, { nullable: true, description: 'Office that is lent' })
  office!: OfficeType | null;

  @Field(() => String, { description: 'Name of the holder who lends it' })
  delegatorName!: string;

  @Field(() => String, { description: 'Name of whoever answers' })
  delegateName!: string;

  @Field(() => DateScalar, { description: 'First day' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'First day after it' })
  endsOn!: string;

  @Field(() => String, { description: 'Why' })
  reason!: string;

  @Field(() => Boolean, { description: 'True on the days on which it holds, as far as the term of the holder lasts' })
  isInForce!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was given' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked' })
  revokedAt!: Date | null;

  @Field(() => DelegationPermissionsType, { description: 'What the viewer may do with it now' })
  viewerCan!: DelegationPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of delegations. */
export const ProcedureDelegationConnection = connectionType('ProcedureDelegation', () => ProcedureDelegationType);

const result = { procedureDelegation: [() => ProcedureDelegationType, 'The delegation'] } as const;

/** Payload of `procedureDelegationCreate`. */
export const DelegationCreatePayload = payloadType(
  'ProcedureDelegationCreatePayload',
  'Result of delegating an office',
  result,
);
/** Payload of `procedureDelegationRevoke`. */
export const DelegationRevokePayload = payloadType(
  'ProcedureDelegationRevokePayload',
  'Result of revoking a delegation',
  result,
);

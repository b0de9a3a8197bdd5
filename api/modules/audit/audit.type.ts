import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';

/** Changed field. */
@ObjectType('AuditChange', {
  simpleResolvers: true,
  description: 'Field that an action changed; sensitive values appear as keyed digests (变更项)',
})
export class AuditChangeType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Value before, as text' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Value after, as text' })
  after!: string | null;
}

/** Entry of the audit trail. */
@ObjectType('AuditEntry', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Entry of the append-only, hash-chained audit trail (审计记录)',
})
export class AuditEntryType implements NodeType {
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened' })
  occurredAt!: Date;

  @Field(() => String, { description: 'What was done, such as organization.rename' })
  action!: string;

  @Field(() => String, { description: 'Kind of the record concerned' })
  subjectType!: string;

  @Field(() => String, { nullable: true, description: 'Uuid of the record concerned, null for reads of many' })
  subjectUuid!: string | null;

  @Field(() => ID, { nullable: true, description: 'Organization concerned' })
  organizationId!: string | null;

  @Field(() => String, { nullable: true, description: 'Present name of the organization concerned' })
  organizationName!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Account that acted, null for the platform itself and for the signed-out',
  })
  accountId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of whoever acted' })
  actorName!: string | null;

  @Field(() => String, { nullable: true, description: 'Office by which the actor acted' })
  officeName!: string | null;

  @Field(() => String, { nullable: true, description: 'System role by which the actor acted' })
  systemRole!: string | null;

  @Field(() => String, { nullable: true, description: 'Purpose stated for a read of personal data' })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: 'Reason given for the action' })
  reason!: string | null;

  @Field(() => [AuditChangeType], { description: 'Fields that changed' })
  changes!: AuditChangeType[];

  @Field(() => String, { description: 'Hash chain that the entry stands in' })
  chain!: string;

  @Field(() => Int, { description: 'Position in its chain' })
  seq!: number;

  @Field(() => String, { description: 'SHA-256 over the entry and the hash before it' })
  hash!: string;
}

/** Page of audit entries. */
export const AuditEntryConnection = connectionType('AuditEntry', () => AuditEntryType);

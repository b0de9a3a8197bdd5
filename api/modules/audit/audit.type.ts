import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type { AuditValueKind } from '../../kernel/audit-words.ts';
import type { BrokenLink } from '../../kernel/audit.ts';
import { AccountType } from '../identity/index.ts';
import { InstitutionType } from '../institution/index.ts';
import { OrganizationType, RulePackType } from '../organization/index.ts';
import { OfficeType, PersonType, TermType } from '../people/index.ts';

/** GraphQL enum of the ways to read a value of the trail. */
export const AuditValueKindEnum = graphqlEnum<AuditValueKind>(
  'AuditValueKind',
  'How a recorded value is to be read (值类型)',
  {
    TEXT: 'Words or a number, as they stand (文本)',
    DAY: 'Calendar day (日期)',
    INSTANT: 'Instant (时间)',
    ENUM: 'Value of the enum of the schema that `enumName` names (枚举值)',
    REFERENCE: 'Public id of a record; the entry lists those that the viewer may see (引用)',
    DIGEST: 'Keyed digest of a sensitive value: equal values have equal digests, none can be read back (摘要)',
  },
);

/** GraphQL enum of faults of a chain. */
const AuditFaultEnum = graphqlEnum<BrokenLink['fault']>('AuditFault', 'Why a chain fails to verify (校验失败原因)', {
  CONTENT_CHANGED: 'The entry is no longer what it was when it was written (内容被改)',
  LINK_BROKEN: 'The entry does not follow the one before it (链接断开)',
  ENTRY_MISSING: 'An entry is absent between others (缺少记录)',
  TAIL_MISSING: 'The last entries are absent (末尾缺失)',
});

/** Changed field. */
@ObjectType('AuditChange', {
  simpleResolvers: true,
  description: 'Field that an action changed; sensitive values appear as keyed digests (变更项)',
})
export class AuditChangeType {
  @Field(() => String, { description: 'Name of the field' })
  field!: string;

  @Field(() => String, { description: 'What the field is called, in the language of the request' })
  label!: string;

  @Field(() => AuditValueKindEnum, { description: 'How the values are to be read' })
  kind!: AuditValueKind;

  @Field(() => String, { nullable: true, description: 'Enum of the schema that the values belong to, for kind ENUM' })
  enumName!: string | null;

  @Field(() => String, { nullable: true, description: 'Value before, as text' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Value after, as text' })
  after!: string | null;

  @Field(() => [String], {
    description: 'Values before, in the words of the request where the platform has some; empty when there was none',
  })
  beforeValues!: string[];

  @Field(() => [String], {
    description: 'Values after, in the words of the request where the platform has some; empty when there is none',
  })
  afterValues!: string[];
}

/** Record that an entry is about. */
@ObjectType('AuditSubject', {
  simpleResolvers: true,
  description: 'Record that an entry of the trail is about (审计对象)',
})
export class AuditSubjectType {
  @Field(() => ID, { nullable: true, description: 'Public id, null for reads of many and for records without one' })
  id!: string | null;

  @Field(() => String, { description: 'Kind of the record' })
  type!: string;

  @Field(() => String, { description: 'Kind of the record in the language of the request' })
  label!: string;
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

  @Field(() => String, { description: 'What was done, in the language of the request' })
  actionLabel!: string;

  @Field(() => String, { description: 'Kind of the record concerned' })
  subjectType!: string;

  @Field(() => AuditSubjectType, { description: 'Record concerned' })
  subject!: AuditSubjectType;

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

  @Field(() => [OrganizationType], { description: 'Organizations that it is about or mentions, as far as visible' })
  organizations!: OrganizationType[];

  @Field(() => [InstitutionType], { description: 'Institutions that it is about or mentions' })
  institutions!: InstitutionType[];

  @Field(() => [PersonType], { description: 'Persons that it is about or mentions, as far as visible' })
  persons!: PersonType[];

  @Field(() => [OfficeType], { description: 'Offices that it is about or mentions' })
  offices!: OfficeType[];

  @Field(() => [TermType], { description: 'Terms that it is about or mentions, as far as visible' })
  terms!: TermType[];

  @Field(() => [RulePackType], { description: 'Rule packs that it is about or mentions, as far as visible' })
  rulePacks!: RulePackType[];

  @Field(() => [AccountType], { description: 'Accounts that it is about or mentions, as far as visible' })
  accounts!: AccountType[];

  @Field(() => String, { description: 'Hash chain that the entry stands in' })
  chain!: string;

  @Field(() => Int, { description: 'Position in its chain' })
  seq!: number;

  @Field(() => String, { description: 'SHA-256 over the entry and the hash before it' })
  hash!: string;
}

/** Page of audit entries. */
export const AuditEntryConnection = connectionType('AuditEntry', () => AuditEntryType);

/** Key with its words. */
@ObjectType('AuditWord', { simpleResolvers: true, description: 'Key of the trail with its words (审计用语)' })
export class AuditWordType {
  @Field(() => String, { description: 'Key as it stands in entries and filters' })
  key!: string;

  @Field(() => String, { description: 'What it is called, in the language of the request' })
  label!: string;
}

/** Words of the trail. */
@ObjectType('AuditVocabulary', { simpleResolvers: true, description: 'What the trail can say (审计词表)' })
export class AuditVocabularyType {
  @Field(() => [AuditWordType], { description: 'Actions in order of key' })
  actions!: AuditWordType[];

  @Field(() => [AuditWordType], { description: 'Kinds of record in order of key' })
  subjects!: AuditWordType[];
}

/** Result of the last walk over the chains. */
@ObjectType('AuditVerification', {
  simpleResolvers: true,
  description: 'Result of walking every hash chain of the trail from its first entry (审计链校验)',
})
export class AuditVerificationType {
  @Field(() => DateTimeScalar, { description: 'When the chains were walked' })
  verifiedAt!: Date;

  @Field(() => Boolean, { description: 'True when every chain verified' })
  isIntact!: boolean;

  @Field(() => Int, { description: 'Number of entries that verified' })
  entryCount!: number;

  @Field(() => Int, { description: 'Number of chains' })
  chainCount!: number;

  @Field(() => Int, { description: 'Number of entries written since' })
  newerCount!: number;

  @Field(() => AuditFaultEnum, {
    nullable: true,
    description: 'Fault of the first broken link, null when all verified',
  })
  fault!: BrokenLink['fault'] | null;

  @Field(() => String, { nullable: true, description: 'Chain of the first broken link' })
  brokenChain!: string | null;

  @Field(() => Int, { nullable: true, description: 'Position of the first broken link in its chain' })
  brokenSeq!: number | null;
}

/** Payload of `auditVerify`. */
export const AuditVerifyPayload = payloadType('AuditVerifyPayload', 'Result of walking the chains', {
  verification: [() => AuditVerificationType, 'What was found'],
});

import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type { Permission } from '../../kernel/permission.ts';
import { OrganizationType } from '../organization/index.ts';
import { OfficeReachEnum, OfficeType } from './office.type.ts';
import type { HandoverStatus, OfficeReach } from './people.enums.ts';
import { PersonType } from './person.type.ts';
import { TermType } from './term.type.ts';

/** GraphQL enum of states of handover packs. */
export const HandoverStatusEnum = graphqlEnum<HandoverStatus>('HandoverStatus', 'State of a handover pack (交接状态)', {
  OPEN: 'Waits for the successor (待接收)',
  ACKNOWLEDGED: 'Taken over by the successor (已接收)',
});

/** Matter or document of a handover pack. */
@ObjectType('HandoverItem', {
  simpleResolvers: true,
  description: 'Matter or document that the next holder has to know of (交接事项)',
})
export class HandoverItemType {
  @Field(() => String, { description: 'Kind of the matter, such as vacancy' })
  kind!: string;

  @Field(() => String, { description: 'What it is' })
  title!: string;

  /** Schema type and uuid of the record concerned; they leave as its public id. */
  subjectType!: string | null;
  subjectUuid!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which something has to happen' })
  dueOn!: string | null;
}

/** Access of the office that ends with the term. */
@ObjectType('HandoverAccess', { simpleResolvers: true, description: 'Permission that the office gave (所持权限)' })
export class HandoverAccessType {
  @Field(() => String, { description: 'Key of the permission' })
  permission!: Permission;

  @Field(() => OfficeReachEnum, { description: 'How far it reached' })
  reach!: OfficeReach;
}

/** Colleague of a handover pack. */
@ObjectType('HandoverColleague', { simpleResolvers: true, description: 'Someone who stays in the organization (同事)' })
export class HandoverColleagueType {
  @Field(() => String, { description: 'Name' })
  name!: string;

  @Field(() => String, { description: 'Name of the office' })
  officeName!: string;
}

/** What the viewer may do with a handover pack. */
@ObjectType('HandoverPackPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with a handover pack (操作权限)',
})
export class HandoverPackPermissionsType {
  @Field(() => Boolean, { description: 'True for the outgoing holder until it is acknowledged' })
  note!: boolean;

  @Field(() => Boolean, { description: 'True for the successor until it is acknowledged' })
  acknowledge!: boolean;
}

/** Handover pack as clients see it. */
@ObjectType('HandoverPack', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Open matters, documents and accesses handed over at the end of a term (交接包)',
})
export class HandoverPackType implements NodeType {
  id!: string;

  @Field(() => HandoverStatusEnum, { description: 'State of the pack' })
  status!: HandoverStatus;

  @Field(() => DateScalar, { description: 'First day out of office of the outgoing holder' })
  endedOn!: string;

  @Field(() => [HandoverItemType], { description: 'Open matters' })
  openMatters!: HandoverItemType[];

  @Field(() => [HandoverItemType], { description: 'Documents' })
  documents!: HandoverItemType[];

  @Field(() => [HandoverAccessType], { description: 'Permissions that ended with the term' })
  accesses!: HandoverAccessType[];

  @Field(() => [HandoverColleagueType], { description: 'Those who stayed in the organization' })
  colleagues!: HandoverColleagueType[];

  @Field(() => String, { nullable: true, description: 'Notes of the outgoing holder' })
  notes!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the pack was made' })
  producedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the successor acknowledged it' })
  acknowledgedAt!: Date | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization of the office' })
  organization!: OrganizationType | null;

  @Field(() => OfficeType, { nullable: true, description: 'Office that was held' })
  office!: OfficeType | null;

  @Field(() => TermType, { nullable: true, description: 'Term that ended; null unless the viewer may see it' })
  term!: TermType | null;

  @Field(() => String, { description: 'Name of the outgoing holder' })
  outgoingName!: string;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Outgoing holder; null unless the viewer may see the person',
  })
  outgoing!: PersonType | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'Successor who acknowledged it; null unless the viewer may see the person',
  })
  acknowledgedBy!: PersonType | null;

  @Field(() => HandoverPackPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: HandoverPackPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of handover packs. */
export const HandoverPackConnection = connectionType('HandoverPack', () => HandoverPackType);

const result = { handoverPack: [() => HandoverPackType, 'The handover pack'] } as const;

/** Payload of `handoverNote`. */
export const HandoverNotePayload = payloadType(
  'HandoverNotePayload',
  'Result of leaving notes to the successor',
  result,
);
/** Payload of `handoverAcknowledge`. */
export const HandoverAcknowledgePayload = payloadType(
  'HandoverAcknowledgePayload',
  'Result of acknowledging a handover',
  result,
);

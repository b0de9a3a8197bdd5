import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import { OrganizationType } from '../organization/index.ts';
import type { EligibilityRule, LeadingBody, OfficeBody, OfficeReach, OfficeStatus } from './people.enums.ts';

/** GraphQL enum of bodies. */
export const OfficeBodyEnum = graphqlEnum<OfficeBody>(
  'OfficeBody',
  'Part of an organization in which an office sits (所属机构)',
  {
    PRESIDIUM: 'Presidium, elected by the congress (主席团)',
    SECRETARIAT: 'Secretariat (秘书处)',
    DEPARTMENT: 'Working department (工作部门)',
    COMMITTEE: 'Committee by subject (专门委员会)',
    OTHER: 'Elsewhere (其他)',
  },
);

/** GraphQL enum of bodies that lead an organization. */
export const LeadingBodyEnum = graphqlEnum<LeadingBody>('LeadingBody', 'Body that leads an organization (领导机构)', {
  PRESIDIUM: 'Presidium of a federation or union (主席团)',
  SECRETARIAT: 'Secretariat of a federation (秘书处)',
});

/** GraphQL enum of reaches of offices. */
export const OfficeReachEnum = graphqlEnum<OfficeReach>(
  'OfficeReach',
  'How far the permissions of an office reach (职务权限范围)',
  {
    HERE: 'The organization alone (本级)',
    SUBTREE: 'The organization and all below it (本级及下级)',
  },
);

/** GraphQL enum of states of offices. */
export const OfficeStatusEnum = graphqlEnum<OfficeStatus>('OfficeStatus', 'State of an office (职务状态)', {
  ACTIVE: 'Can be filled (在用)',
  CLOSED: 'Closed, or about to close on its last day (已撤销)',
});

/** GraphQL enum of formal conditions. */
export const EligibilityRuleEnum = graphqlEnum<EligibilityRule>(
  'EligibilityRule',
  'Formal condition for holding an office (任职条件)',
  {
    STUDENT: 'Is a student (在校学生)',
    STUDENT_OF_INSTITUTION: 'Is a student of the school of the organization (本校学生)',
    UNDERGRADUATE: 'Is an undergraduate (本专科生)',
    POSTGRADUATE: 'Is a graduate student (研究生)',
    NOT_FIRST_YEAR: 'Is not in the first year (非一年级)',
    GRADES_OK_DECLARED: 'The school office has answered that the grades suffice; the rank is never kept (学业达标)',
    STAFF: 'Belongs to the staff of the school or federation (教职工)',
    ADULT: 'Is of full age (成年)',
    PRESIDIUM_MEMBER: 'Sits in the presidium throughout (主席团成员)',
  },
);

/** What the viewer may do with an office. */
@ObjectType('OfficePermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with an office (操作权限)',
})
export class OfficePermissionsType {
  @Field(() => Boolean, { description: 'True when the viewer may edit it' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may close it' })
  close!: boolean;

  @Field(() => Boolean, {
    description: 'True when the viewer may put somebody into it; never when it gives more than the viewer holds',
  })
  appoint!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may plan its rotation' })
  planRotation!: boolean;
}

/** Office as clients see it. */
@ObjectType('Office', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Post type of an organization: seats, conditions, permissions, reach (职务)',
})
export class OfficeType implements NodeType {
  id!: string;

  @Field(() => String, { description: 'Key of the title that the rule pack allows' })
  titleKey!: string;

  @Field(() => String, { description: 'Title in the language of the request' })
  title!: string;

  @Field(() => String, { description: 'Name of the office' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Working department in which it sits, when that is no organization of its own',
  })
  unit!: string | null;

  @Field(() => OfficeBodyEnum, { description: 'Part of the organization in which it sits' })
  body!: OfficeBody;

  @Field(() => Int, { description: 'How many may hold it at a time (职数)' })
  seats!: number;

  @Field(() => Boolean, { description: 'True when members of the presidium hold it in turn' })
  isRotating!: boolean;

  @Field(() => [EligibilityRuleEnum], { description: 'Formal conditions for holding it' })
  eligibility!: EligibilityRule[];

  @Field(() => [String], {
    nullable: true,
    description: 'Keys of the permissions that it gives; null for the signed-out',
  })
  permissions!: string[] | null;

  @Field(() => OfficeReachEnum, {
    nullable: true,
    description: 'How far its permissions reach; null for the signed-out',
  })
  reach!: OfficeReach | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when it gives nothing to a session without a second factor; null for the signed-out',
  })
  requiresSecondFactor!: boolean | null;

  @Field(() => OfficeStatusEnum, { description: 'State of the office' })
  status!: OfficeStatus;

  @Field(() => DateScalar, { description: 'First day of the office' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day after its end' })
  validUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the office in the system of the organization' })
  externalCode!: string | null;

  @Field(() => OrganizationType, { nullable: true, description: 'Organization to which it belongs' })
  organization!: OrganizationType | null;

  @Field(() => Int, { description: 'How many hold it today' })
  holderCount!: number;

  @Field(() => Int, { description: 'Seats that nobody holds today (空缺数)' })
  openSeats!: number;

  @Field(() => DateScalar, { nullable: true, description: 'Day since which a seat has been open, null when none is' })
  vacantSince!: string | null;

  @Field(() => Int, { description: 'Terms that end within the next 60 days' })
  expiringCount!: number;

  @Field(() => OfficePermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: OfficePermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Page of offices. */
export const OfficeConnection = connectionType('Office', () => OfficeType);

/** One permission of the catalogue. */
@ObjectType('PermissionEntry', { simpleResolvers: true, description: 'Entry of the permission catalogue (权限目录)' })
export class PermissionEntryType {
  @Field(() => String, { description: 'Verb on a resource, such as organization.rename' })
  key!: string;

  @Field(() => String, { description: 'What it allows, in the language of the request' })
  label!: string;

  @Field(() => String, {
    description: 'Class of the data that it opens: PUBLIC, INTERNAL, PERSONAL, SENSITIVE or SECRET_BALLOT',
  })
  dataClass!: string;

  @Field(() => Boolean, {
    description: 'True when it belongs to an administrator role and can not be given to an office',
  })
  isSystem!: boolean;
}

const result = (verb: string) => ({ office: [() => OfficeType, `The ${verb} office`] }) as const;

/** Payload of `officeCreate`. */
export const OfficeCreatePayload = payloadType('OfficeCreatePayload', 'Result of setting up an office', result('new'));
/** Payload of `officeUpdate`. */
export const OfficeUpdatePayload = payloadType('OfficeUpdatePayload', 'Result of editing an office', result('edited'));
/** Payload of `officeClose`. */
export const OfficeClosePayload = payloadType('OfficeClosePayload', 'Result of closing an office', result('closed'));

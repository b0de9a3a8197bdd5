import { Field, ID, ObjectType } from 'type-graphql';
import { graphqlEnum } from '../../graphql/enum.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import type { Reach } from '../../kernel/actor.ts';
import { ReachEnum } from '../identity/index.ts';

/** Why something is open to the viewer. */
export type AccessGround = 'PUBLIC' | 'SIGNED_IN' | 'OWN' | 'OFFICE' | 'SYSTEM_ROLE';

/** GraphQL enum of grounds. */
const AccessGroundEnum = graphqlEnum<AccessGround>(
  'AccessGround',
  'Why a record or an action is open to the viewer (权限来源)',
  {
    PUBLIC: 'Everyone may see it (公开)',
    SIGNED_IN: 'Everyone signed in may see it (登录可见)',
    OWN: 'It concerns the viewer (本人)',
    OFFICE: 'By an office in force (职务)',
    SYSTEM_ROLE: 'By an administrator role (系统角色)',
  },
);

/** One reason why something is open. */
@ObjectType('AccessReason', {
  simpleResolvers: true,
  description: 'One reason why the viewer may see or do something with a record (权限说明)',
})
export class AccessReasonType {
  @Field(() => AccessGroundEnum, { description: 'Where the access comes from' })
  ground!: AccessGround;

  @Field(() => String, { nullable: true, description: 'Key of the permission, for offices and administrator roles' })
  permission!: string | null;

  @Field(() => String, { description: 'What it allows, in the language of the request' })
  label!: string;

  @Field(() => ReachEnum, { nullable: true, description: 'How far the permission reaches' })
  reach!: Reach | null;

  @Field(() => ID, { nullable: true, description: 'Public id of the office that gives it' })
  officeId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the office that gives it' })
  officeName!: string | null;

  @Field(() => ID, { nullable: true, description: 'Public id of the organization of that office' })
  organizationId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the organization of that office' })
  organizationName!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the term' })
  since!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which it gives nothing any more' })
  until!: string | null;
}

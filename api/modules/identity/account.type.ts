import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { graphqlEnum } from '../../graphql/enum.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';
import type { SystemRole } from '../../kernel/permission.ts';
import type { AccountAction, AccountStatus } from './identity.enums.ts';

/** GraphQL enum of account states. */
export const AccountStatusEnum = graphqlEnum<AccountStatus>('AccountStatus', 'State of an account (账号状态)', {
  INVITED: 'Invited, has not chosen a password yet (已邀请)',
  ACTIVE: 'Can sign in (正常)',
  SUSPENDED: 'Withheld until it is resumed (已停用)',
  ENDED: 'Ended for good (已注销)',
});

/** GraphQL enum of the separated administrator roles. */
export const SystemRoleEnum = graphqlEnum<SystemRole>(
  'SystemRole',
  'Separated administrator role; an account holds at most one (三员角色)',
  {
    SYSTEM: 'System administrator: settings of the installation (系统管理员)',
    SECURITY: 'Security administrator: accounts and roles (安全管理员)',
    AUDIT: 'Audit administrator: the audit trail (审计管理员)',
  },
);

/** What the viewer may do with an account. */
@ObjectType('AccountPermissions', {
  simpleResolvers: true,
  description: 'What the viewer may do with an account (操作权限)',
})
export class AccountPermissionsType implements Record<AccountAction, boolean> {
  @Field(() => Boolean, { description: 'True when the viewer may change its login name, address and language' })
  update!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may send a new invitation' })
  resendInvitation!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may suspend it' })
  suspend!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may resume it' })
  resume!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may end it' })
  end!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may give or take a system role' })
  setSystemRole!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may lift a lock after too many sign-in attempts' })
  unlock!: boolean;

  @Field(() => Boolean, { description: 'True when it has a second factor that the viewer may reset' })
  resetSecondFactor!: boolean;

  @Field(() => Boolean, { description: 'True when the viewer may end its sessions' })
  endSessions!: boolean;
}

/** Account as clients see it. */
@ObjectType('Account', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Login of a person or an administrator; authority comes from offices, not from it (账号)',
})
export class AccountType implements NodeType {
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Login name, null until an invited holder has chosen one (登录名)',
  })
  loginName!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address of the account' })
  email!: string | null;

  @Field(() => AccountStatusEnum, { description: 'State of the account' })
  status!: AccountStatus;

  @Field(() => SystemRoleEnum, { nullable: true, description: 'Separated administrator role that it holds' })
  systemRole!: SystemRole | null;

  @Field(() => String, { description: 'Language tag of its mails, zh-CN or en' })
  locale!: string;

  @Field(() => Boolean, { description: 'True when a second factor is in force (两步验证)' })
  hasTotp!: boolean;

  @Field(() => Int, { description: 'Number of its live sessions' })
  sessionCount!: number;

  @Field(() => Int, { description: 'Number of recovery codes that are left' })
  recoveryCodesLeft!: number;

  @Field(() => DateTimeScalar, { description: 'When it was opened' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last signed in' })
  lastSignInAt!: Date | null;

  @Field(() => AccountPermissionsType, { description: 'What the viewer may do with it' })
  viewerCan!: AccountPermissionsType;

  @Field(() => Int, { description: 'Version for concurrent edits' })
  version!: number;
}

/** Lock of an account after too many sign-in attempts. */
@ObjectType('AccountLock', {
  simpleResolvers: true,
  description: 'Attempts to sign in to an account in the last day and the lock that they brought (登录锁定)',
})
export class AccountLockType {
  @Field(() => Int, { description: 'Attempts since the last success, those refused by a lock included' })
  attempts!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the lock ends, null when there is none' })
  lockedUntil!: Date | null;
}

/** Page of accounts. */
export const AccountConnection = connectionType('Account', () => AccountType);

const result = (verb: string) => ({ account: [() => AccountType, `The ${verb} account`] }) as const;

/** Payload of `accountInvite`. */
export const AccountInvitePayload = payloadType(
  'AccountInvitePayload',
  'Result of inviting somebody',
  result('invited'),
);
/** Payload of `invitationResend`. */
export const InvitationResendPayload = payloadType(
  'InvitationResendPayload',
  'Result of sending a new invitation',
  result('invited'),
);
/** Payload of `invitationAccept`. */
export const InvitationAcceptPayload = payloadType(
  'InvitationAcceptPayload',
  'Result of accepting an invitation; sign in next',
  {},
);
/** Payload of `firstAdministratorCreate`. */
export const FirstAdministratorCreatePayload = payloadType(
  'FirstAdministratorCreatePayload',
  'Result of opening the account of the first security administrator; sign in next',
  {},
);
/** Payload of `accountUpdate`. */
export const AccountUpdatePayload = payloadType(
  'AccountUpdatePayload',
  'Result of editing an account',
  result('edited'),
);
/** Payload of `accountSuspend`. */
export const AccountSuspendPayload = payloadType(
  'AccountSuspendPayload',
  'Result of suspending an account',
  result('suspended'),
);
/** Payload of `accountResume`. */
export const AccountResumePayload = payloadType(
  'AccountResumePayload',
  'Result of resuming an account',
  result('resumed'),
);
/** Payload of `accountEnd`. */
export const AccountEndPayload = payloadType('AccountEndPayload', 'Result of ending an account', result('ended'));
/** Payload of `systemRoleSet`. */
export const SystemRoleSetPayload = payloadType(
  'SystemRoleSetPayload',
  'Result of giving or taking a system role',
  result('changed'),
);
/** Payload of `accountUnlock`. */
export const AccountUnlockPayload = payloadType('AccountUnlockPayload', 'Result of lifting a lock', result('unlocked'));
/** Payload of `secondFactorReset`. */
export const SecondFactorResetPayload = payloadType(
  'SecondFactorResetPayload',
  'Result of resetting the second factor of an account; its sessions have ended',
  result('changed'),
);
/** Payload of `accountSessionEnd`. */
export const AccountSessionEndPayload = payloadType(
  'AccountSessionEndPayload',
  'Result of ending one session of an account',
  result('signed-out'),
);
/** Payload of `accountSessionsEnd`. */
export const AccountSessionsEndPayload = payloadType(
  'AccountSessionsEndPayload',
  'Result of ending every session of an account',
  result('signed-out'),
);

import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.ts';
import { NodeType } from '../../graphql/node.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { payloadType } from '../../graphql/user-error.ts';

/** Session as its holder sees it. */
@ObjectType('Session', {
  simpleResolvers: true,
  implements: NodeType,
  description: 'Place where an account is signed in (登录会话)',
})
export class SessionType implements NodeType {
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was opened' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last used, to the minute' })
  lastSeenAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends at the latest; without use it ends after 12 hours' })
  expiresAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it passed the second factor, null when it has not',
  })
  secondFactorAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Browser and system, such as "Chrome · Windows"' })
  device!: string | null;

  @Field(() => Boolean, { description: 'True for the session of this request' })
  isCurrent!: boolean;
}

/** Page of sessions. */
export const SessionConnection = connectionType('Session', () => SessionType);

const token = [
  () => String,
  'Session token for scripts, sent as `Authorization: Bearer`; only when wantsToken was true',
] as const;
const instant = (): never => DateTimeScalar as never;

/** Payload of `sessionCreate`. */
export const SessionCreatePayload = payloadType(
  'SessionCreatePayload',
  'Result of signing in; browsers get the session as a cookie',
  {
    token,
    expiresAt: [instant, 'When the session ends at the latest'],
  },
);
/** Payload of `sessionEnd`. */
export const SessionEndPayload = payloadType('SessionEndPayload', 'Result of signing out', {});
/** Payload of `sessionsEndOthers`. */
export const SessionsEndOthersPayload = payloadType(
  'SessionsEndOthersPayload',
  'Result of ending the other sessions',
  {},
);
/** Payload of `sessionEndById`. */
export const SessionEndByIdPayload = payloadType('SessionEndByIdPayload', 'Result of ending one session', {});
/** Payload of `passwordChange`. */
export const PasswordChangePayload = payloadType(
  'PasswordChangePayload',
  'Result of changing the password; other sessions have ended',
  {},
);
/** Payload of `passwordResetRequest`. */
export const PasswordResetRequestPayload = payloadType(
  'PasswordResetRequestPayload',
  'Result of asking for a reset link; the same whether or not there is such an account',
  {},
);
/** Payload of `passwordReset`. */
export const PasswordResetPayload = payloadType(
  'PasswordResetPayload',
  'Result of setting a new password; all sessions have ended',
  {},
);
/** Payload of `totpStart`. */
export const TotpStartPayload = payloadType(
  'TotpStartPayload',
  'What to set an authenticator app up with; shown this once',
  {
    secret: [() => String, 'Secret in base 32, to type in by hand'],
    uri: [() => String, 'The same as an otpauth address, to show as a QR code'],
  },
);
/** Payload of `totpConfirm`. */
export const TotpConfirmPayload = payloadType(
  'TotpConfirmPayload',
  'Result of putting the second factor in force; the session was renewed',
  {
    recoveryCodes: [() => [String], 'Codes that stand in for the second factor once each; shown this once'],
    token,
    expiresAt: [instant, 'When the renewed session ends at the latest'],
  },
);
/** Payload of `totpDisable`. */
export const TotpDisablePayload = payloadType(
  'TotpDisablePayload',
  'Result of turning the second factor off; other sessions have ended',
  {},
);
/** Payload of `recoveryCodesRenew`. */
export const RecoveryCodesRenewPayload = payloadType(
  'RecoveryCodesRenewPayload',
  'New recovery codes in place of the old ones',
  {
    recoveryCodes: [() => [String], 'Codes that stand in for the second factor once each; shown this once'],
  },
);

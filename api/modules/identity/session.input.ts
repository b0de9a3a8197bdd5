import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { listArguments } from '../../graphql/connection.ts';

/** Arguments of `sessions`. */
export const SessionListArguments = listArguments();

// Passwords are capped in characters by the password rule; this only keeps absurd ones from being worked on.
const PASSWORD = LIMITS.passwordMax * 4;
const CODE = 40;

/** Who signs in. */
@InputType('SessionCreateInput', { description: 'Who signs in' })
export class SessionCreateInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.email)
  @Field(() => String, { description: 'Login name or e-mail address' })
  login!: string;

  @IsNotEmpty()
  @MaxLength(PASSWORD)
  @Field(() => String, { description: 'Password' })
  password!: string;

  @IsOptional()
  @MaxLength(CODE)
  @Field(() => String, {
    nullable: true,
    description: 'One-time code of the authenticator app, once TOTP_REQUIRED was answered',
  })
  totpCode?: string | null;

  @IsOptional()
  @MaxLength(CODE)
  @Field(() => String, { nullable: true, description: 'Recovery code in place of the one-time code' })
  recoveryCode?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to get the session token in the answer, for scripts',
  })
  wantsToken!: boolean;
}

/** Change of one's own password. */
@InputType('PasswordChangeInput', { description: 'Change of the viewer’s own password' })
export class PasswordChangeInput {
  @IsNotEmpty()
  @MaxLength(PASSWORD)
  @Field(() => String, { description: 'Present password' })
  currentPassword!: string;

  @MaxLength(PASSWORD)
  @Field(() => String, { description: 'New password' })
  newPassword!: string;
}

/** Request for a reset link. */
@InputType('PasswordResetRequestInput', { description: 'Who has forgotten the password' })
export class PasswordResetRequestInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.email)
  @Field(() => String, { description: 'Login name or e-mail address' })
  login!: string;
}

/** Answer to a reset link. */
@InputType('PasswordResetInput', { description: 'Answer to a reset link' })
export class PasswordResetInput {
  @MaxLength(LIMITS.url)
  @Field(() => String, { description: 'Token of the link' })
  token!: string;

  @MaxLength(PASSWORD)
  @Field(() => String, { description: 'New password' })
  password!: string;
}

/** First code of a second factor. */
@InputType('TotpConfirmInput', { description: 'Proof that the authenticator app is set up' })
export class TotpConfirmInput {
  @IsNotEmpty()
  @MaxLength(CODE)
  @Field(() => String, { description: 'One-time code that the app shows now' })
  code!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True to get the renewed session token in the answer, for scripts',
  })
  wantsToken!: boolean;
}

/** Password before turning the second factor off. */
@InputType('TotpDisableInput', { description: 'Proof before the second factor is turned off' })
export class TotpDisableInput {
  @IsNotEmpty()
  @MaxLength(PASSWORD)
  @Field(() => String, { description: 'Present password' })
  password!: string;
}

/** Password before new recovery codes. */
@InputType('RecoveryCodesRenewInput', { description: 'Proof before new recovery codes are made' })
export class RecoveryCodesRenewInput {
  @IsNotEmpty()
  @MaxLength(PASSWORD)
  @Field(() => String, { description: 'Present password' })
  password!: string;
}

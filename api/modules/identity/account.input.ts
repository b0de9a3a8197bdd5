import { IsEmail, IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import {
  BooleanFilter,
  DateTimeFilter,
  enumFilterInput,
  filterInput,
  IdFilter,
  listArguments,
  orderInput,
  StringFilter,
} from '../../graphql/connection.ts';
import { LOCALES, type Locale } from '../../kernel/locale.ts';
import type { SystemRole } from '../../kernel/permission.ts';
import { AccountStatusEnum, SystemRoleEnum } from './account.type.ts';

const AccountStatusFilter = enumFilterInput('AccountStatus', AccountStatusEnum);
const SystemRoleFilter = enumFilterInput('SystemRole', SystemRoleEnum);

/** Arguments of `accounts`. */
export const AccountListArguments = listArguments({
  search: true,
  order: orderInput('Account', {
    LOGIN_NAME: 'By login name',
    EMAIL: 'By e-mail address',
    STATUS: 'By state',
    CREATED_AT: 'By the time it was opened',
    LAST_SIGN_IN_AT: 'By the last sign-in, those without one first',
  }),
  filter: filterInput('Account', {
    id: [() => IdFilter, 'The account itself'],
    loginName: [() => StringFilter, 'Login name'],
    email: [() => StringFilter, 'E-mail address'],
    status: [() => AccountStatusFilter, 'State'],
    systemRole: [() => SystemRoleFilter, 'System role'],
    hasTotp: [() => BooleanFilter, 'Whether a second factor is in force'],
    createdAt: [() => DateTimeFilter, 'When it was opened'],
    lastSignInAt: [() => DateTimeFilter, 'When it last signed in'],
  }),
});

/** Somebody to invite. */
@InputType('AccountInviteInput', { description: 'Account to open and whom to invite to it' })
export class AccountInviteInput {
  @IsEmail()
  @MaxLength(LIMITS.email)
  @Field(() => String, { description: 'E-mail address that the invitation goes to' })
  email!: string;

  @IsOptional()
  @MaxLength(LIMITS.loginName)
  @Field(() => String, { nullable: true, description: 'Login name to propose; the invited one may choose another' })
  loginName?: string | null;

  @IsOptional()
  @IsIn(LOCALES)
  @Field(() => String, {
    nullable: true,
    description: 'Language tag of the invitation, zh-CN or en; that of the request when absent',
  })
  locale?: Locale | null;
}

/** Answer to an invitation. */
@InputType('InvitationAcceptInput', { description: 'Answer to an invitation' })
export class InvitationAcceptInput {
  @MaxLength(LIMITS.url)
  @Field(() => String, { description: 'Token of the link' })
  token!: string;

  @IsOptional()
  @MaxLength(LIMITS.loginName)
  @Field(() => String, { nullable: true, description: 'Login name; the proposed one when absent' })
  loginName?: string | null;

  @MaxLength(LIMITS.passwordMax * 4)
  @Field(() => String, { description: 'Password' })
  password!: string;
}

/** The first administrator. */
@InputType('FirstAdministratorCreateInput', { description: 'Answer to the link of the first security administrator' })
export class FirstAdministratorCreateInput {
  @MaxLength(LIMITS.url)
  @Field(() => String, { description: 'Token of the link that the command line printed' })
  token!: string;

  @MaxLength(LIMITS.loginName)
  @Field(() => String, { description: 'Login name' })
  loginName!: string;

  @MaxLength(LIMITS.passwordMax * 4)
  @Field(() => String, { description: 'Password' })
  password!: string;
}

/** Edit of an account; absent fields stay. */
@InputType('AccountUpdateInput', { description: 'Facts of an account to change; absent ones stay, null clears' })
export class AccountUpdateInput {
  @IsOptional()
  @MaxLength(LIMITS.loginName)
  @Field(() => String, { nullable: true, description: 'Login name' })
  loginName?: string | null;

  @IsOptional()
  @IsEmail()
  @MaxLength(LIMITS.email)
  @Field(() => String, { nullable: true, description: 'E-mail address' })
  email?: string | null;

  @IsIn(LOCALES)
  @Field(() => String, { nullable: true, description: 'Language tag of its mails, zh-CN or en' })
  locale?: Locale;
}

/** Why an account changes its state. */
@InputType('AccountStatusInput', { description: 'Why something is done to an account' })
export class AccountStatusInput {
  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Reason, for the audit trail' })
  reason!: string;
}

/** A system role to give or take. */
@InputType('SystemRoleSetInput', { description: 'System role that an account is to hold' })
export class SystemRoleSetInput {
  @Field(() => SystemRoleEnum, { nullable: true, description: 'The role; null takes the present one away' })
  systemRole?: SystemRole | null;

  @IsNotEmpty()
  @MaxLength(LIMITS.reason)
  @Field(() => String, { description: 'Reason, for the audit trail' })
  reason!: string;
}

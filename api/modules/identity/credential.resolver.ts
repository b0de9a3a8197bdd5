import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Public, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate } from '../../graphql/mutate.ts';
import { proveOwnPassword } from './credential.service.ts';
import {
  changePassword,
  prepareChange,
  prepareReset,
  prepareResetRequest,
  requestReset,
  resetPassword,
} from './password.service.ts';
import {
  PasswordChangeInput,
  PasswordResetInput,
  PasswordResetRequestInput,
  RecoveryCodesRenewInput,
  TotpConfirmInput,
  TotpDisableInput,
} from './session.input.ts';
import { done, present, setCookie } from './session-answer.ts';
import type { IssuedSession } from './session.service.ts';
import {
  PasswordChangePayload,
  PasswordResetPayload,
  PasswordResetRequestPayload,
  RecoveryCodesRenewPayload,
  TotpConfirmPayload,
  TotpDisablePayload,
  TotpStartPayload,
} from './session.type.ts';
import {
  confirmTotp,
  disableTotp,
  prepareConfirm,
  prepareDisable,
  renewRecoveryCodes,
  startTotp,
} from './totp.service.ts';

const OWN = 'Everyone signed in answers for their own password and second factor';
const INPUT = { description: 'What the action needs' };

/** Root fields of passwords and second factors. */
@Resolver()
export class CredentialResolver {
  @Mutation(() => PasswordChangePayload, { description: 'Change the viewer’s own password and end the other sessions' })
  @SignedIn(OWN)
  passwordChange(
    @Arg('input', () => PasswordChangeInput, INPUT) input: PasswordChangeInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(
      context,
      info,
      { input, prepare: () => prepareChange(context.kernel, context.actor, input) },
      done(changePassword),
    );
  }

  @Mutation(() => PasswordResetRequestPayload, {
    description: 'Ask for a link to set a new password; the answer never tells whether there is such an account',
  })
  @Public('Who has forgotten the password can not sign in')
  passwordResetRequest(
    @Arg('input', () => PasswordResetRequestInput, INPUT) input: PasswordResetRequestInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(
      context,
      info,
      { input, prepare: () => prepareResetRequest(context.kernel, context.actor, input) },
      done(requestReset),
    );
  }

  @Mutation(() => PasswordResetPayload, { description: 'Set a new password by the link that was sent' })
  @Public('The one-time link is the proof')
  passwordReset(
    @Arg('input', () => PasswordResetInput, INPUT) input: PasswordResetInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input, prepare: () => prepareReset(context.kernel, input) }, done(resetPassword));
  }

  @Mutation(() => TotpStartPayload, {
    description: 'Begin the set-up of a second factor; it counts once it is confirmed',
  })
  @SignedIn(OWN)
  totpStart(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<object> {
    return mutate(context, info, {}, async (uow) => ({ ...(await startTotp(uow)) }));
  }

  @Mutation(() => TotpConfirmPayload, {
    description: 'Put the second factor in force; renews this session and ends the others',
  })
  @SignedIn(OWN)
  async totpConfirm(
    @Arg('input', () => TotpConfirmInput, INPUT) input: TotpConfirmInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const { kernel, actor, userAgent, cookie } = context;
    let session: IssuedSession | null = null;
    const answer = await mutate(
      context,
      info,
      { input, prepare: () => prepareConfirm(kernel, actor, input) },
      async (uow, proven) => {
        const confirmed = await confirmTotp(uow, proven, userAgent);
        session = confirmed.session;
        return { recoveryCodes: confirmed.codes, ...present(session, input.wantsToken) };
      },
    );
    setCookie(cookie, session);
    return answer;
  }

  @Mutation(() => TotpDisablePayload, {
    description: 'Turn the second factor off; refused while an office requires it',
  })
  @SignedIn(OWN)
  totpDisable(
    @Arg('input', () => TotpDisableInput, INPUT) input: TotpDisableInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(
      context,
      info,
      { input, prepare: () => prepareDisable(context.kernel, context.actor, input) },
      done(disableTotp),
    );
  }

  @Mutation(() => RecoveryCodesRenewPayload, { description: 'Make new recovery codes; the old ones become void' })
  @SignedIn(OWN)
  recoveryCodesRenew(
    @Arg('input', () => RecoveryCodesRenewInput, INPUT) input: RecoveryCodesRenewInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const prepare = () => proveOwnPassword(context.kernel, context.actor, input.password, 'password');
    return mutate(context, info, { input, prepare }, async (uow, proven) => ({
      recoveryCodes: await renewRecoveryCodes(uow, proven),
    }));
  }
}

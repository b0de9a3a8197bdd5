import type { MutationPayload } from '../../providers/graphql.ts';
import { typedDocument } from '../../providers/typed-document.ts';

/** One ready-made login of the demo federation. */
export interface DemoPersona {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly login: string;
  readonly password: string;
  readonly level: string | null;
}

export const DemoPersonasDocument = typedDocument<{ demoPersonas: readonly DemoPersona[] | null }>(/* GraphQL */ `
  query DemoPersonas {
    demoPersonas {
      key
      label
      description
      login
      password
      level
    }
  }
`);

export const PasswordResetRequestDocument = typedDocument<
  { passwordResetRequest: MutationPayload | null },
  { input: { login: string } }
>(/* GraphQL */ `
  mutation PasswordResetRequest($input: PasswordResetRequestInput!) {
    passwordResetRequest(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const PasswordResetDocument = typedDocument<
  { passwordReset: MutationPayload | null },
  { input: { token: string; password: string } }
>(/* GraphQL */ `
  mutation PasswordReset($input: PasswordResetInput!) {
    passwordReset(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const InvitationAcceptDocument = typedDocument<
  { invitationAccept: MutationPayload | null },
  { input: { token: string; loginName?: string; password: string } }
>(/* GraphQL */ `
  mutation InvitationAccept($input: InvitationAcceptInput!) {
    invitationAccept(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const FirstAdministratorCreateDocument = typedDocument<
  { firstAdministratorCreate: MutationPayload | null },
  { input: { token: string; loginName: string; password: string } }
>(/* GraphQL */ `
  mutation FirstAdministratorCreate($input: FirstAdministratorCreateInput!) {
    firstAdministratorCreate(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

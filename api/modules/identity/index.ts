import './identity.audit.ts';
import './identity.export.ts';
import './identity.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { AccountFields, AccountSecurityResolver } from './account-security.resolver.ts';
import { AccountResolver } from './account.resolver.ts';
import { CredentialResolver } from './credential.resolver.ts';
import { InstallationResolver } from './installation.resolver.ts';
import { identityEntities } from './identity.read-model.ts';
import { purgeJob } from './identity.jobs.ts';
import { mailHandler, mailRetryJob, smtpTransport } from './mail.service.ts';
import { resetHandler } from './password.service.ts';
import { SessionResolver } from './session.resolver.ts';
import { ViewerFields } from './viewer.fields.ts';
import { ViewerResolver } from './viewer.resolver.ts';

export { createAccount, isEmailTaken } from './account.service.ts';
export { AccountType } from './account.type.ts';
export { livingSessions, sessionActor, systemRoleGrants, type SessionCompanion } from './authentication.read-model.ts';
export { retireDemoPersonas, saveDemoPersonas } from './demo-persona.service.ts';
export { createFirstAdministratorLink } from './first-administrator.service.ts';
export { AccountShape, ViewerShape } from './identity.read-model.ts';
export { inviteAccount } from './invitation.service.ts';
export { instantText, queueMail, queueText, tokenLink } from './mail.service.ts';
export { hashPassword } from './password.ts';
export { isToken, newToken, tokenDigest } from './secrets.ts';
export { addSecondFactorRule } from './second-factor-rule.ts';
export { partOfViewer } from './viewer.fields.ts';
export { ReachEnum, ViewerType } from './viewer.type.ts';

/** Accounts, sessions, second factors, system roles, mails, and what belongs to an account alone. */
export const identityModule: Module = {
  name: 'identity',
  entities: identityEntities,
  resolvers: [
    SessionResolver,
    CredentialResolver,
    AccountResolver,
    ViewerResolver,
    ViewerFields,
    AccountSecurityResolver,
    AccountFields,
    InstallationResolver,
  ],
  handlers: (kernel, settings) => [resetHandler(kernel, settings), mailHandler(kernel, smtpTransport(settings))],
  jobs: [purgeJob, mailRetryJob],
};

import './coordination.audit.ts';
import './coordination.export.ts';
import './coordination.permissions.ts';
import './coordination-deadlines.ts';
import './coordination-kinds.ts';
import type { Module } from '../../kernel/module.ts';
import { DirectiveRevisionSchema, DirectiveSchema, SavedAudienceSchema } from './directive.entity.ts';
import { AudienceResolver } from './audience.resolver.ts';
import {
  AudienceFields,
  AudiencePreviewFields,
  DirectiveFields,
  ObligationDirectiveFields,
} from './directive.fields.ts';
import { DirectiveResolver } from './directive.resolver.ts';
import './directive-source.ts';
import './work-sources.ts';
import { fanOutJob, fanOutWatchJob } from './fan-out.jobs.ts';
import {
  FanOutSchema,
  ObligationExtensionSchema,
  ObligationMessageSchema,
  ObligationSchema,
} from './obligation.entity.ts';
import { ObligationFields, ObligationMessageFields } from './obligation.fields.ts';
import { ObligationFollowResolver } from './obligation-follow.resolver.ts';
import { ObligationResolver } from './obligation.resolver.ts';
import { coordinationNoticeHandler } from './coordination-notices.ts';
import { dueJob } from './due.jobs.ts';
import { organizationFollowHandler } from './organization-follow.service.ts';
import { SupervisionBoardFields, SupervisionResolver, SupervisionRowFields } from './supervision.resolver.ts';

export { EVERYONE, parseAudience, type Audience } from './audience.ts';
export { audienceSql, countAudience, resolveAudience } from './audience.read-model.ts';
export { fanOutJob } from './fan-out.jobs.ts';
export { cancelFanOuts, openFanOut, progressSql, runFanOut, type FanOutOrder } from './fan-out.service.ts';
export { actsFor, actsForSql, authorizeActing } from './acting.policy.ts';
export { Obligation, type FieldComment } from './obligation.entity.ts';
export { lockObligation } from './obligation-record.service.ts';
export { aliasOf, isLateSql, ObligationShape, seesRow } from './obligation.read-model.ts';
export { obligationVisibleTo } from './obligation.policy.ts';
export { registerObligationSource, type ObligationSource } from './obligation-source.ts';
export { ObligationListArguments } from './obligation.input.ts';
export { AudienceInput, audienceOf } from './audience.input.ts';
export { ObligationConnection, ObligationStatusEnum, ObligationType } from './obligation.type.ts';
export { createDirective, type DirectiveFacts } from './directive.service.ts';
export { issueDirective } from './directive-issue.service.ts';
export { askExtension, grantExtension } from './obligation-extension.service.ts';
export { instruct, sendMessage } from './obligation-follow.service.ts';
export { createSavedAudience } from './saved-audience.service.ts';
export { transition, type TransitionFacts } from './obligation.service.ts';
export * from './coordination.enums.ts';

/** Work handed down and answered for: directives, and one obligation per organization. */
export const coordinationModule: Module = {
  name: 'coordination',
  entities: [
    DirectiveSchema,
    DirectiveRevisionSchema,
    SavedAudienceSchema,
    ObligationSchema,
    FanOutSchema,
    ObligationMessageSchema,
    ObligationExtensionSchema,
  ],
  resolvers: [
    SupervisionResolver,
    SupervisionBoardFields,
    SupervisionRowFields,
    DirectiveResolver,
    DirectiveFields,
    AudienceResolver,
    AudienceFields,
    AudiencePreviewFields,
    ObligationDirectiveFields,
    ObligationResolver,
    ObligationFollowResolver,
    ObligationFields,
    ObligationMessageFields,
  ],
  handlers: (kernel) => [organizationFollowHandler(kernel), coordinationNoticeHandler(kernel)],
  jobs: [fanOutJob, fanOutWatchJob, dueJob],
};

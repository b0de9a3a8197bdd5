import './coordination.audit.ts';
import './coordination.export.ts';
import './coordination.permissions.ts';
import './coordination-deadlines.ts';
import './coordination-kinds.ts';
import type { Module } from '../../kernel/module.ts';
import { registerPersonReference } from '../people/index.ts';
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

export { nationalBoard } from './national-board.ts';
export { EVERYONE, type Audience } from './audience.ts';
export { audienceSql, resolveAudience } from './audience.read-model.ts';
export { fanOutJob } from './fan-out.jobs.ts';
export { cancelFanOuts, openFanOut, progressSql, runFanOut } from './fan-out.service.ts';
export { requireDueDay } from './due-day.ts';
export { rescheduleSource } from './due-move.service.ts';
export { actsFor, actsForSql, authorizeActing } from './acting.policy.ts';
export { Obligation } from './obligation.entity.ts';
export { lockObligation } from './obligation-record.service.ts';
export { isLateSql, ObligationShape, seesRow } from './obligation.read-model.ts';
export { registerObligationSource } from './obligation-source.ts';
export { AudienceInput, audienceOf } from './audience.input.ts';
export { ObligationStatusEnum, ObligationType } from './obligation.type.ts';
export { createDirective, type DirectiveFacts } from './directive.service.ts';
export { issueDirective } from './directive-issue.service.ts';
export { askExtension, grantExtension } from './obligation-extension.service.ts';
export { instruct, sendMessage } from './obligation-follow.service.ts';
export { createSavedAudience } from './saved-audience.service.ts';
export { transition } from './obligation.service.ts';
export * from './coordination.enums.ts';

registerPersonReference('directive', 'person_id');
registerPersonReference('directive_revision', 'person_id');
registerPersonReference('obligation_message', 'person_id');

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

import './appointment-subject.ts';
import './case-handover.ts';
import './organization-subjects.ts';
import './own-work-sources.ts';
import './procedure-gates.ts';
import './procedure.audit.ts';
import './procedure.export.ts';
import './procedure.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { registerPersonReference } from '../people/index.ts';
import { CaseResolver } from './case.resolver.ts';
import { DelegationResolver } from './delegation.resolver.ts';
import { ProcedureCaseSchema, ProcedureStepSchema } from './procedure-case.entity.ts';
import { ProcedureDelegationSchema } from './procedure-delegation.entity.ts';
import { ProcedureSchema, ProcedureVersionSchema } from './procedure.entity.ts';
import {
  OfficeProcedureFields,
  ProcedureCaseFields,
  ProcedureFactFields,
  ProcedureFailureFields,
  ProcedureFields,
  ProcedureStepFields,
} from './procedure.fields.ts';
import { tendCasesJob } from './procedure.jobs.ts';
import { caseNoticeHandler } from './procedure.notices.ts';
import { ProcedureResolver } from './procedure.resolver.ts';
import { purgeVettingsJob } from './vetting-purge.ts';
import { WorkResolver } from './work.resolver.ts';

export { decideCase, openCase, returnCase } from './case.service.ts';
export { PROCEDURE_TEMPLATES } from './default-procedures.data.ts';
export { createDelegation } from './delegation.service.ts';
export { createProcedure, publishVersion } from './procedure.service.ts';
export { tendCases } from './procedure.jobs.ts';
export { registerProcedureSubject } from './procedure-subject.ts';
export { registerWorkSource } from './work-source.ts';
export { workItems, workPage } from './work.read-model.ts';

registerPersonReference('procedure_case', 'candidate_id');
registerPersonReference('procedure_case', 'opener_id');
registerPersonReference('procedure_step', 'person_id');
registerPersonReference('procedure_step', 'delegator_id');

/** Approval chains as versioned data, the cases that run through them, and what waits for whom. */
export const procedureModule: Module = {
  name: 'procedure',
  entities: [
    ProcedureSchema,
    ProcedureVersionSchema,
    ProcedureCaseSchema,
    ProcedureStepSchema,
    ProcedureDelegationSchema,
  ],
  resolvers: [
    ProcedureResolver,
    CaseResolver,
    DelegationResolver,
    WorkResolver,
    ProcedureFields,
    OfficeProcedureFields,
    ProcedureCaseFields,
    ProcedureStepFields,
    ProcedureFactFields,
    ProcedureFailureFields,
  ],
  handlers: (kernel) => [caseNoticeHandler(kernel)],
  jobs: [tendCasesJob, purgeVettingsJob],
};

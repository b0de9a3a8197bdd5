import './institution.audit.ts';
import './institution.export.ts';
import './institution.permissions.ts';
import type { Module } from '../../kernel/module.ts';
import { InstitutionFields } from './institution.fields.ts';
import { institutionEntities } from './institution.read-model.ts';
import { InstitutionResolver } from './institution.resolver.ts';

export { loadDivisions } from './division.service.ts';
export { aliasOf, Institution, InstitutionUnit } from './institution.entity.ts';
export {
  addInstitutionUnit,
  closeInstitution,
  recodeInstitution,
  renameInstitution,
  updateInstitution,
  updateInstitutionUnit,
} from './institution.service.ts';
export { InstitutionShape } from './institution.read-model.ts';
export { InstitutionCategoryEnum, InstitutionType } from './institution.type.ts';
export { canManageInstitution } from './institution.policy.ts';
export * from './institution.enums.ts';

/** The register of institutions and administrative divisions. */
export const institutionModule: Module = {
  name: 'institution',
  entities: institutionEntities,
  resolvers: [InstitutionResolver, InstitutionFields],
};

import { INSTITUTION_IMPORT } from './institution-import.service.ts';
import type { ImportTargetSpec } from './import-target.ts';
import type { BatchTarget } from './importing.enums.ts';
import { ORGANIZATION_IMPORT } from './organization-import.service.ts';
import { PERSON_IMPORT } from './person-import.service.ts';
import type { ImportTarget } from './profile/target-fields.ts';

const SPECS: Readonly<Record<BatchTarget, ImportTargetSpec>> = {
  INSTITUTION: INSTITUTION_IMPORT,
  ORGANIZATION: ORGANIZATION_IMPORT,
  PERSON: PERSON_IMPORT,
};

/** How a target is planned and taken over. */
export function targetSpec(target: BatchTarget): ImportTargetSpec {
  return SPECS[target];
}

/** The name under which parsers and mapping profiles know a target. */
export function parserTarget(target: BatchTarget): ImportTarget {
  return target.toLowerCase() as ImportTarget;
}

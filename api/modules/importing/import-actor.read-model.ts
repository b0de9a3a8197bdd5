import { randomUUID } from 'node:crypto';
import { platformActor, type Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/permission.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { accountActor } from '../people/index.ts';
import type { BatchOrigin } from './import-run.service.ts';

/** What the platform itself may do when it imports: from the command line, or going on with such a batch. */
const PLATFORM_PERMISSIONS: readonly Permission[] = [
  'import.run',
  'institution.manage',
  'organization.create',
  'organization.update',
  'organization.rename',
  'person.manage',
  'person.read',
];

/** The platform as importer. */
export function importingPlatform(): Actor {
  return platformActor(PLATFORM_PERMISSIONS, `import-${randomUUID()}`);
}

/** On whose authority a batch runs, with what that account's offices permit at this instant. */
export async function actorOfBatch(kernel: Kernel, { id, runById, purpose }: BatchOrigin): Promise<Actor> {
  return runById === null
    ? importingPlatform()
    : accountActor(kernel, runById, { locale: 'zh-CN', requestId: `import-${id}`, purpose });
}

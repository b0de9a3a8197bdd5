import type { Actor } from '../kernel/actor.ts';
import type { TestOrganization } from './federation.ts';
import type { TestApp } from './test-app.ts';
import type { Story } from './trail-story.ts';

/** Tells how a change of an organization is filed for a later day, moved to another one and given up. */
export async function tellPlans(
  app: TestApp,
  { tell }: Story,
  actor: Actor,
  organization: TestOrganization,
): Promise<void> {
  const officer = { actor };
  const { id } = organization;
  const select = { select: 'plannedChange { id version }' };
  const read = 'query ($id: ID!) { organization(id: $id) { version } }';
  const { version } = (await app.execute(read, { id }, officer)).data!['organization'];
  const input = { effectiveOn: '2027-03-01', reason: '会议决定', name: '湘江新校学生会' };
  const filed = await tell('organizationRename', { id, version, input }, officer, select);
  const { plannedChange } = await tell(
    'plannedChangeReschedule',
    { ...filed['plannedChange'], input: { effectiveOn: '2027-04-01', reason: '改期' } },
    officer,
    select,
  );
  await tell('plannedChangeCancel', { ...plannedChange, input: { reason: '撤回' } }, officer);
}

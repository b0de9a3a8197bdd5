import type { Actor } from '../kernel/actor.ts';
import type { TestFederation } from './federation.ts';
import type { TestApp } from './test-app.ts';
import { tellCoordination } from './trail-coordination.ts';
import { tellProcedures } from './trail-procedure.ts';
import type { Story } from './trail-story.ts';

/** Tells how matters go up through their chains and how work goes down and comes back. */
export async function tellMatters(
  app: TestApp,
  story: Story,
  officer: Actor,
  federation: TestFederation,
): Promise<void> {
  await tellProcedures(app, story, officer, federation);
  await tellCoordination(app, story, federation);
}

import type { Actor } from '../kernel/actor.ts';
import { allPermissions } from '../kernel/permission.ts';
import { holder, type TestFederation } from './federation.ts';
import type { TestApp } from './test-app.ts';
import { tellAttachments } from './trail-attachments.ts';
import { tellCoordination } from './trail-coordination.ts';
import { tellNotifications } from './trail-notification.ts';
import { tellProcedures } from './trail-procedure.ts';
import { tellReports } from './trail-reports.ts';
import type { Story } from './trail-story.ts';

/** Tells how files come in and people are told, matters go up through their chains, and work goes down and comes back. */
export async function tellMatters(
  app: TestApp,
  story: Story,
  officer: Actor,
  federation: TestFederation,
  secrets: string[],
): Promise<void> {
  const permissions = allPermissions().flatMap(({ key, spec }) => (spec.systemRole ? [] : [key]));
  await tellAttachments(story, officer, federation.school);
  await tellNotifications(app, story, secrets);
  await tellProcedures(app, story, officer, federation);
  await tellCoordination(app, story, federation);
  await tellReports(app, story, federation, (place) => holder(place, permissions));
}

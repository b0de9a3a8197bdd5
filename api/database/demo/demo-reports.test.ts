import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDemoApp, signInPersona } from '../../testing/demo-app.ts';
import type { TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createDemoApp();
}, 120_000);
afterAll(() => app.close());

interface Seen {
  readonly mine: readonly string[];
  readonly rounds: readonly string[];
  readonly verifies: readonly string[];
}

/** States of the reports of an organization, of the rounds it sees, and of those that wait for it. */
async function seenBy(login: string, name: string): Promise<Seen> {
  const token = await signInPersona(app, login);
  const answer = await app.execute(
    `{
      reports: reportSubmissions(first: 100) { nodes { status organization { name } round { status } } }
      rounds: reportRounds(first: 10) { nodes { status } }
      work: workItems(first: 50) { nodes { kind } }
    }`,
    {},
    { token },
  );
  expect(answer.errors).toBeUndefined();
  return {
    mine: answer
      .data!['reports'].nodes.filter(
        ({ organization }: { organization: { name: string } | null }) => organization?.name === name,
      )
      .map(({ status, round }: { status: string; round: { status: string } }) => `${round.status} ${status}`)
      .toSorted(),
    rounds: answer.data!['rounds'].nodes.map(({ status }: { status: string }) => status).toSorted(),
    verifies: answer.data!['work'].nodes.map(({ kind }: { kind: string }) => kind),
  };
}

it('gives a school of the personas a report sent back and one accepted', async () => {
  const seen = await seenBy('yunling.chair', '云岭师范大学学生会');
  expect(seen.mine).toEqual(['CLOSED ACCEPTED', 'OPEN RETURNED']);
  expect(seen.rounds).toEqual(['CLOSED', 'OPEN']);
});

it('gives their province reports to verify and one of its own to write', async () => {
  const seen = await seenBy('yunnan.secretary', '云南省学生联合会');
  expect(seen.mine).toEqual(['CLOSED ACCEPTED', 'OPEN PENDING']);
  expect(seen.verifies).toContain('OBLIGATION_TO_VERIFY');
});

it('publishes the round of the last half-year', async () => {
  const token = await signInPersona(app, 'yunling.chair');
  const answer = await app.execute('{ reportPublications(first: 5) { totalCount } }', {}, { token });
  expect(answer.errors).toBeUndefined();
  expect(answer.data!['reportPublications'].totalCount).toBe(1);
});

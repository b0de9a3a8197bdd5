import { DEMO_PASSWORD, loadDemo, loadReferenceData } from '../database/demo/load-demo.ts';
import type { Kernel } from '../kernel/unit-of-work.ts';
import { createTestApp, type TestApp } from './test-app.ts';

/** The API on a database of its own that holds the small demo federation. */
export async function createDemoApp(): Promise<TestApp> {
  const app = await createTestApp();
  await fillWithDemo(app.kernel);
  return app;
}

/** Loads reference data and the small demo federation. */
export async function fillWithDemo(kernel: Kernel): Promise<void> {
  await loadReferenceData(kernel);
  await loadDemo(kernel, { size: 'small' });
}

/** Signs a demo persona in and gives the session token. */
export async function signInPersona(app: TestApp, login: string): Promise<string> {
  const answer = await app.execute(
    `mutation ($login: String!, $password: String!) {
      sessionCreate(input: { login: $login, password: $password, wantsToken: true }) { token userErrors { code } }
    }`,
    { login, password: DEMO_PASSWORD },
  );
  const token = answer.data?.['sessionCreate']?.token as string | null | undefined;
  if (!token) {
    throw new Error(`${login} was not signed in: ${JSON.stringify(answer)}`);
  }
  return token;
}

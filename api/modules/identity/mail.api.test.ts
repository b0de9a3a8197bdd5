import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { purgeJob } from './identity.jobs.ts';
import { mailRetryJob, smtpTransport } from './mail.service.ts';
import { deliver, openAccount, rows, signIn, visitor } from './test-accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** A mail server that takes everything and remembers the lines it was sent. */
async function startMailServer(): Promise<{ url: string; received: string[]; close(): Promise<void> }> {
  const received: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString('utf8').split('\r\n').slice(0, -1)) {
        received.push(line);
        if (isData && line !== '.') {
          continue;
        }
        isData = line === 'DATA';
        socket.write(isData ? '354 go on\r\n' : '250 fine\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

describe('mails', () => {
  it('are sent once, forget their text, and are tried again when the server refuses', async () => {
    const sent: { to: string; text: string }[] = [];
    await openAccount(app, 'fritz', { email: 'fritz@example.org' });
    await app.execute(
      'mutation { passwordResetRequest(input: { login: "fritz" }) { userErrors { code } } }',
      {},
      { actor: visitor('fritz') },
    );
    await deliver(app, () =>
      Promise.reject(Object.assign(new Error('greylisted'), { code: 'EENVELOPE', responseCode: 451 })),
    );
    const state = async () =>
      (
        await rows(
          app,
          `select state, error, attempts, text is null as "isEmpty" from mail where recipient = 'fritz@example.org'`,
        )
      )[0];
    expect(await state()).toEqual({ state: 'QUEUED', error: 'EENVELOPE 451 greylisted', attempts: 1, isEmpty: false });
    await mailRetryJob.run(app.kernel, {});
    await deliver(app, async (mail) => void sent.push(mail));
    expect(sent).toHaveLength(0);
    app.clock.set(new Date(app.clock.now().getTime() + 11 * 60_000));
    await mailRetryJob.run(app.kernel, {});
    await deliver(app, async (mail) => void sent.push(mail));
    await mailRetryJob.run(app.kernel, {});
    await deliver(app, async (mail) => void sent.push(mail));
    expect(sent.filter(({ to }) => to === 'fritz@example.org')).toHaveLength(1);
    expect(await state()).toEqual({ state: 'SENT', error: null, attempts: 2, isEmpty: true });
  });

  it('are given up after some refusals, their text forgotten then too', async () => {
    await openAccount(app, 'ida', { email: 'ida@example.org' });
    await app.execute(
      'mutation { passwordResetRequest(input: { login: "ida" }) { userErrors { code } } }',
      {},
      { actor: visitor('ida') },
    );
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await mailRetryJob.run(app.kernel, {});
      await deliver(app, () => Promise.reject(new Error('550 no such user')));
      app.clock.set(new Date(app.clock.now().getTime() + 86_400_000));
    }
    const [mail] = await rows(app, `select state, attempts, text from mail where recipient = 'ida@example.org'`);
    expect(mail).toEqual({ state: 'FAILED', attempts: 8, text: null });
  });

  it('stay while no server is set, and go out once there is one', async () => {
    await openAccount(app, 'jana', { email: 'jana@example.org' });
    await app.execute(
      'mutation { passwordResetRequest(input: { login: "jana" }) { userErrors { code } } }',
      {},
      { actor: visitor('jana') },
    );
    expect(
      smtpTransport({ origin: 'https://x.example', mailFrom: 'a@example.org', isDemo: false, smtpUrl: null }),
    ).toBeNull();
    await deliver(app);
    expect(
      await rows(
        app,
        `select id from mail where recipient = 'jana@example.org' and state = 'QUEUED' and text is not null`,
      ),
    ).toHaveLength(1);
    app.clock.set(new Date(app.clock.now().getTime() + 3_600_001));
    await mailRetryJob.run(app.kernel, {});
    const server = await startMailServer();
    await deliver(
      app,
      smtpTransport({
        origin: 'https://x.example',
        mailFrom: '学联 <a@example.org>',
        isDemo: false,
        smtpUrl: server.url,
      }),
    );
    await server.close();
    const text = server.received.join('\n');
    expect(text).toContain('RCPT TO:<jana@example.org>');
    expect(text).toContain('MAIL FROM:<a@example.org>');
    expect(text).toMatch(/Message-ID: <[0-9a-f-]{36}@x\.example>/);
    expect(text).toContain('/reset#token=3D');
    expect(
      await rows(app, `select id from mail where recipient = 'jana@example.org' and state = 'SENT' and text is null`),
    ).toHaveLength(1);
  });
});

describe('purge', () => {
  it('clears expired sessions, links, counters and texts, and nothing that lives', async () => {
    await purgeJob.run(app.kernel, {});
    await openAccount(app, 'gerda', { email: 'gerda@example.org' });
    await app.execute(
      'mutation { passwordResetRequest(input: { login: "gerda" }) { userErrors { code } } }',
      {},
      { actor: visitor('gerda') },
    );
    await deliver(app);
    await signIn(app, 'gerda');
    const counts = async () =>
      (
        await rows(
          app,
          `select (select count(*)::int from session) as sessions, (select count(*)::int from account_token) as tokens,
        (select count(*)::int from login_attempt) as attempts, (select count(*)::int from mail where text is not null) as texts`,
        )
      )[0];
    const before = await counts();
    await purgeJob.run(app.kernel, {});
    expect(await counts()).toEqual(before);
    app.clock.set(new Date(app.clock.now().getTime() + 8 * 86_400_000));
    await purgeJob.run(app.kernel, {});
    expect(await counts()).toEqual({ sessions: 0, tokens: 0, attempts: 0, texts: 0 });
  });
});

import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetViewer, loadViewer } from '../../providers/viewer.ts';
import { fakeGraphQL, type FakeOperation } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { SettingsPage } from './settings-page.tsx';

const viewer = {
  account: { id: 'acc_1', loginName: 'system', email: null, locale: 'zh-CN' },
  person: null,
  permissions: ['installation.read', 'installation.manage', 'mail.read', 'mail.retry'],
  offices: [],
  systemRole: 'SYSTEM',
  secondFactorMissing: false,
  preferences: { theme: null, locale: null, density: null, columns: [] },
};
const job = {
  name: 'outbox',
  cron: null,
  waiting: 1,
  running: 0,
  retrying: 0,
  givenUp: 2,
  nextRunAt: null,
  lastRunAt: null,
};
const installation = {
  version: '1.2.3',
  nodeVersion: '24.21.0',
  databaseVersion: '18.4',
  hasEmbeddedDatabase: true,
  schemaVersion: '20261124T0850-importing',
  startedAt: '2026-11-24T04:00:00Z',
  isProduction: false,
  isDemo: true,
  hasDemoLogins: true,
  hasMailServer: true,
  origin: 'https://x.example',
  settings: [
    { key: 'SMTP_URL', meaning: 'mail server', value: null, isSecret: true, isSet: true },
    { key: 'NEW_ONE', meaning: 'a setting of a later version', value: null, isSecret: false, isSet: false },
  ],
  eventsWaiting: 0,
  oldestEventAt: null,
  jobs: [job],
};
const mail = {
  id: 'mail_1',
  to: 'k***@example.org',
  subject: '邀请',
  text: null,
  state: 'FAILED',
  error: '550 unknown',
  attempts: 8,
  createdAt: '2026-11-24T04:00:00Z',
  dueAt: null,
  sentAt: null,
  viewerCan: { retry: true },
};

async function open(address: string, operations: Record<string, FakeOperation> = {}) {
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer }),
    InstallationShow: () => ({ installation }),
    MailList: () => ({ mails: { totalCount: 1, nodes: [mail] } }),
    SavedViewList: () => ({ savedViews: { nodes: [] } }),
    ...operations,
  });
  await loadViewer();
  renderPage(<SettingsPage />, address);
  await screen.findByRole('heading', { name: '系统设置与运行' });
  return seen;
}

beforeEach(() => forgetViewer());
afterEach(() => forgetViewer());

describe('settings', () => {
  it('warn of demo mode, and tell of a secret only that it is set', async () => {
    await open('/page');
    expect(await screen.findByText(/演示模式已开启/)).toBeDefined();
    fireEvent.click(screen.getByRole('tab', { name: '设置' }));
    expect(await screen.findByText('已设置（不显示内容）')).toBeDefined();
    expect(screen.getByText('a setting of a later version')).toBeDefined();
  });

  it('try background work again that was given up', async () => {
    const seen = await open('/page?tab=jobs', { JobsRetry: () => ({ jobsRetry: { count: 2, userErrors: [] } }) });
    fireEvent.click(await screen.findByRole('button', { name: '重试“分发事件”' }));
    await waitFor(() => expect(seen.filter(({ operation }) => operation === 'InstallationShow')).toHaveLength(2));
    expect(seen.find(({ operation }) => operation === 'JobsRetry')?.variables).toEqual({ name: 'outbox' });
  });

  it('send a failed mail again, whose text is not to be read', async () => {
    const seen = await open('/page?tab=mails', {
      MailRetry: () => ({ mailRetry: { mail: { id: 'mail_1' }, userErrors: [] } }),
    });
    fireEvent.click(await screen.findByRole('button', { name: '重新发送“邀请 k***@example.org”' }));
    await waitFor(() => expect(seen.filter(({ operation }) => operation === 'MailList')).toHaveLength(2));
    expect(seen.find(({ operation }) => operation === 'MailRetry')?.variables).toEqual({ id: 'mail_1' });
    expect(screen.queryByRole('button', { name: /^阅读/ })).toBeNull();
  });
});

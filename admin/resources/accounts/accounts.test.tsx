import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { AccountFacts } from './account-facts.tsx';
import { SessionsTab } from './sessions-tab.tsx';

const account = {
  id: 'acc_1',
  loginName: null,
  email: 'zhao@example.org',
  status: 'ACTIVE' as const,
  systemRole: null,
  locale: 'en',
  hasTotp: true,
  recoveryCodesLeft: 3,
  sessionCount: 1,
  createdAt: '2026-11-24T04:00:00Z',
  lastSignInAt: null,
  version: 1,
  viewerCan: {
    update: true,
    suspend: true,
    resume: false,
    end: true,
    setSystemRole: true,
    resendInvitation: false,
    unlock: true,
    resetSecondFactor: true,
    endSessions: true,
  },
};
const session = {
  id: 'ses_1',
  device: 'Chrome · Windows',
  createdAt: '2026-11-24T04:00:00Z',
  lastSeenAt: '2026-11-24T04:00:00Z',
  expiresAt: '2026-12-24T04:00:00Z',
  secondFactorAt: null,
  isCurrent: false,
};

describe('an account', () => {
  it('says that it is locked, and for how long', () => {
    renderPage(<AccountFacts account={account} lock={{ attempts: 7, lockedUntil: '2026-11-24T04:30:00Z' }} />);
    expect(screen.getByText('登录已锁定')).toBeDefined();
    expect(screen.getByText(/一日内尝试 7 次/)).toBeDefined();
    expect(screen.getByText('已启用，剩余 3 个恢复码')).toBeDefined();
  });

  it('is signed out of one place with a reason', async () => {
    const seen = fakeGraphQL({
      AccountSessions: () => ({ account: { id: 'acc_1', sessions: { totalCount: 1, nodes: [session] } } }),
      AccountSessionEnd: () => ({ accountSessionEnd: { account: { id: 'acc_1' }, userErrors: [] } }),
    });
    renderPage(<SessionsTab accountId="acc_1" mayEnd />);
    fireEvent.click(await screen.findByRole('button', { name: '让“Chrome · Windows”退出登录' }));
    const dialog = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[aria-modal]');
      expect(found).not.toBeNull();
      return found!;
    });
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '设备遗失' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '退出登录' }));
    await waitFor(() =>
      expect(seen.find(({ operation }) => operation === 'AccountSessionEnd')?.variables).toEqual({
        id: 'acc_1',
        sessionId: 'ses_1',
        input: { reason: '设备遗失' },
      }),
    );
  });

  it('offers no way to sign out of it to who may not', async () => {
    fakeGraphQL({
      AccountSessions: () => ({ account: { id: 'acc_1', sessions: { totalCount: 1, nodes: [session] } } }),
    });
    renderPage(<SessionsTab accountId="acc_1" mayEnd={false} />);
    expect(await screen.findByText('Chrome · Windows')).toBeDefined();
    expect(screen.queryByRole('button', { name: /退出/ })).toBeNull();
  });
});

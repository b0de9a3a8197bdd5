import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetViewer } from '../../providers/viewer.ts';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { LinkAccountPage } from './link-account-page.tsx';

const viewer = {
  account: { id: 'acc_1', loginName: 'zhao', email: null, locale: 'zh-CN' },
  person: null,
  permissions: [],
  offices: [],
  systemRole: null,
  secondFactorMissing: false,
  preferences: { theme: null, locale: null, density: null, columns: [] },
};

beforeEach(() => forgetViewer());
afterEach(() => {
  forgetViewer();
  window.location.hash = '';
});

it('keeps the offer while its reader signs in, names the account, and links it once confirmed', async () => {
  window.location.hash = '#token=abc';
  let isSignedIn = false;
  const seen = fakeGraphQL({
    Viewer: () => ({ viewer: isSignedIn ? viewer : null }),
    PersonLinkAccept: () => ({ personLinkAccept: { userErrors: [] } }),
  });
  const router = renderPage(<LinkAccountPage />);
  fireEvent.click(await screen.findByRole('button', { name: '登录后继续' }));
  await waitFor(() => expect(router.state.location.search).toBe('?to=%2Flink-account'));
  expect(window.location.hash).toBe('');
  expect(JSON.stringify({ ...window.localStorage, ...window.sessionStorage })).not.toContain('abc');
  isSignedIn = true;
  forgetViewer();
  await router.navigate('/page');
  expect(await screen.findByText('将关联到账号：zhao')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '确认关联' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/profile'));
  expect(seen.find(({ operation }) => operation === 'PersonLinkAccept')?.variables).toEqual({
    input: { token: 'abc' },
  });
});

it('says when the link is void', async () => {
  window.location.hash = '#token=old';
  fakeGraphQL({
    Viewer: () => ({ viewer }),
    PersonLinkAccept: () => ({
      personLinkAccept: { userErrors: [{ code: 'PERSON_LINK_VOID', message: '链接已失效', path: ['input', 'token'] }] },
    }),
  });
  renderPage(<LinkAccountPage />);
  fireEvent.click(await screen.findByRole('button', { name: '确认关联' }));
  expect(await screen.findByText('链接已失效')).toBeDefined();
});

import { beforeEach, describe, expect, it } from 'vitest';
import { FakeFailure, fakeGraphQL } from '../testing/fake-graphql.ts';
import { accessControlProvider, meets } from './access.ts';
import { asksForTotp, authProvider, safeTarget, signInAddress } from './auth.ts';
import { configureGraphQL, request } from './graphql.ts';
import { typedDocument } from './typed-document.ts';
import { currentViewer, forgetViewer, loadViewer, markSessionLost, type Viewer } from './viewer.ts';

const viewer: Viewer = {
  account: { id: 'acc_1', loginName: 'zhao', email: null, locale: 'zh-CN' },
  person: { id: 'per_1', name: '赵宇' },
  permissions: ['organization.create'],
  offices: [],
  systemRole: null,
  secondFactorMissing: false,
  preferences: { theme: null, locale: null, density: null, columns: [] },
};

beforeEach(() => {
  forgetViewer();
});

describe('session', () => {
  it('signs in with the cookie alone: nothing of it reaches web storage', async () => {
    fakeGraphQL({ SessionCreate: () => ({ sessionCreate: { userErrors: [] } }), Viewer: () => ({ viewer }) });
    const result = await authProvider.login({ login: 'zhao', password: 'secret', to: '/people' });
    expect(result).toEqual({ success: true, redirectTo: '/people' });
    expect(currentViewer()).toEqual(viewer);
    expect(window.localStorage.length + window.sessionStorage.length).toBe(0);
  });

  it('tells a wanted one-time code from a wrong password', async () => {
    fakeGraphQL({
      SessionCreate: () => ({
        sessionCreate: {
          userErrors: [{ code: 'TOTP_REQUIRED', message: '请输入验证码', path: ['input', 'totpCode'] }],
        },
      }),
    });
    const wanted = await authProvider.login({ login: 'zhao', password: 'secret' });
    expect(wanted.success).toBe(false);
    expect(asksForTotp(wanted.error)).toBe(true);
    fakeGraphQL({
      SessionCreate: () => ({
        sessionCreate: { userErrors: [{ code: 'CREDENTIALS_WRONG', message: '不正确', path: null }] },
      }),
    });
    expect(asksForTotp((await authProvider.login({ login: 'zhao', password: 'x' })).error)).toBe(false);
  });

  it('sends six digits as a one-time code and anything else as a recovery code', async () => {
    const seen = fakeGraphQL({
      SessionCreate: () => ({
        sessionCreate: { userErrors: [{ code: 'TOTP_WRONG', message: '不正确', path: ['input', 'totpCode'] }] },
      }),
    });
    const send = (secondFactor: string) => authProvider.login({ login: 'zhao', password: 'x', secondFactor });
    expect(asksForTotp((await send('123 456')).error)).toBe(false);
    await send('abcd-efgh');
    expect(seen.map((request) => request.variables['input'])).toEqual([
      { login: 'zhao', password: 'x', totpCode: '123456' },
      { login: 'zhao', password: 'x', recoveryCode: 'abcd-efgh' },
    ]);
  });

  it('sends a signed-out visitor to sign in, and one whose server is away nowhere', async () => {
    fakeGraphQL({ Viewer: () => ({ viewer: null }) });
    expect(await authProvider.check()).toMatchObject({ authenticated: false, redirectTo: '/sign-in' });
    forgetViewer();
    fakeGraphQL({
      Viewer: () => {
        throw new FakeFailure('INTERNAL');
      },
    });
    const away = await authProvider.check();
    expect(away.redirectTo).toBeUndefined();
    expect(away.error).toBeDefined();
  });

  it('keeps the viewer on the screen when the session ends under way', async () => {
    configureGraphQL({ onUnauthenticated: markSessionLost });
    fakeGraphQL({
      Viewer: () => ({ viewer }),
      Anything: () => {
        throw new FakeFailure('UNAUTHENTICATED');
      },
    });
    await loadViewer();
    await expect(request(typedDocument('query Anything { a }'), {})).rejects.toThrow('UNAUTHENTICATED');
    expect(currentViewer()).toEqual(viewer);
  });

  it('counts an ended session as signed out but not an unreachable server', async () => {
    fakeGraphQL({
      SessionEnd: () => {
        throw new FakeFailure('UNAUTHENTICATED');
      },
    });
    expect((await authProvider.logout({})).success).toBe(true);
    fakeGraphQL({
      SessionEnd: () => {
        throw new FakeFailure('INTERNAL');
      },
    });
    expect((await authProvider.logout({})).success).toBe(false);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in', '', undefined])(
    'does not follow %s',
    (to) => {
      expect(safeTarget(to)).toBe('/');
    },
  );

  it('leads back to where one was', () => {
    expect(signInAddress('/people?page=2')).toBe('/sign-in?to=%2Fpeople%3Fpage%3D2');
    expect(signInAddress('/')).toBe('/sign-in');
  });
});

describe('access', () => {
  it('answers from permissions, default deny', () => {
    expect(meets(viewer, { anyOf: ['organization.create', 'x.y'] })).toBe(true);
    expect(meets(viewer, { anyOf: ['organization.move'] })).toBe(false);
    expect(meets(viewer, { anyOf: [] })).toBe(false);
    expect(meets(viewer, 'signed-in')).toBe(true);
    expect(meets(null, 'signed-in')).toBe(false);
  });

  it('lets the viewerCan of an object decide alone', async () => {
    fakeGraphQL({ Viewer: () => ({ viewer }) });
    const can = (action: string, params?: object) =>
      accessControlProvider.can({ resource: 'organization', action, params: params as never });
    expect(await can('create')).toEqual({ can: true });
    expect(await can('create', { viewerCan: { create: false } })).toEqual({ can: false });
    expect(await can('move', { viewerCan: { move: true } })).toEqual({ can: true });
    expect(await can('move')).toEqual({ can: false });
    expect(await can('toString', { viewerCan: {} })).toEqual({ can: false });
  });
});

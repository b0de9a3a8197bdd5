import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeFailure, fakeGraphQL, type SeenRequest } from '../testing/fake-graphql.ts';
import { currentLocale, startI18n } from './i18n.ts';
import { startPreferenceSync, syncPreferences } from './preference-sync.ts';
import { readPreference, writePreference } from './preferences.ts';
import { forgetViewer, loadViewer, type Viewer } from './viewer.ts';

const plain: Viewer['preferences'] = { theme: null, locale: null, density: null, columns: [] };
const viewerWith = (preferences: Partial<Viewer['preferences']> = {}, id = 'acc_1') => ({
  account: { id, loginName: 'zhao', email: null, locale: 'zh-CN' },
  person: null,
  permissions: [],
  offices: [],
  systemRole: null,
  secondFactorMissing: false,
  preferences: { ...plain, ...preferences },
});
const accepted = () => ({ preferencesUpdate: { preferences: plain, userErrors: [] } });

/** A server at which this viewer is signed in, answering updates as told. */
function server(viewer: object, update: () => unknown = accepted): SeenRequest[] {
  return fakeGraphQL({ Viewer: () => ({ viewer }), PreferencesUpdate: update });
}
const sentTo = (seen: readonly SeenRequest[]) =>
  seen.filter(({ operation }) => operation === 'PreferencesUpdate').map(({ variables }) => variables['input']);

startI18n([], 'zh-CN');
startPreferenceSync();

beforeEach(() => {
  vi.useFakeTimers();
  forgetViewer();
});
afterEach(() => vi.useRealTimers());

describe('settings of the interface', () => {
  it('come from the account on a new device, and columns that the account has dropped go', async () => {
    server(viewerWith());
    await loadViewer();
    writePreference('account', 'columns.person', ['name']);
    await vi.runAllTimersAsync();
    forgetViewer();
    const seen = server(
      viewerWith({ theme: 'DARK', locale: 'en', columns: [{ table: 'organization', columns: ['code', 'level'] }] }),
    );
    await loadViewer();
    expect(readPreference('device', 'theme')).toBe('dark');
    expect(currentLocale()).toBe('en');
    expect(readPreference('account', 'columns.organization')).toEqual(['code', 'level']);
    expect(readPreference('account', 'columns.person')).toBeUndefined();
    await vi.runAllTimersAsync();
    expect(sentTo(seen)).toEqual([]);
  });

  it('go to the account together, once, a moment after they were chosen', async () => {
    const seen = server(viewerWith());
    await loadViewer();
    writePreference('device', 'theme', 'light');
    writePreference('device', 'theme', 'dark');
    writePreference('account', 'columns.organization', ['level']);
    writePreference('device', 'sider-collapsed', true);
    await vi.runAllTimersAsync();
    expect(sentTo(seen)).toEqual([{ theme: 'DARK', columns: [{ table: 'organization', columns: ['level'] }] }]);
    writePreference('account', 'columns.organization', undefined);
    await vi.runAllTimersAsync();
    expect(sentTo(seen)[1]).toEqual({ columns: [{ table: 'organization', columns: null }] });
  });

  it('chosen on the sign-in page are the latest word, not what the account said before', async () => {
    writePreference('device', 'theme', 'light');
    const seen = server(viewerWith({ theme: 'DARK', density: 'COMPACT' }));
    await loadViewer();
    await vi.runAllTimersAsync();
    expect(readPreference('device', 'theme')).toBe('light');
    expect(readPreference('device', 'density')).toBe('compact');
    expect(sentTo(seen)).toEqual([{ theme: 'LIGHT' }]);
  });

  it('wait while the server is away, survive a reload and go up later', async () => {
    let isAway = true;
    const answer = () => {
      if (isAway) {
        throw new FakeFailure('INTERNAL');
      }
      return accepted();
    };
    const seen = server(viewerWith({ theme: 'LIGHT' }), answer);
    await loadViewer();
    writePreference('device', 'theme', 'dark');
    await vi.runAllTimersAsync();
    expect(sentTo(seen)).toEqual([{ theme: 'DARK' }]);
    // The same person comes again; the account still says what it said.
    await loadViewer({ force: true });
    await vi.runAllTimersAsync();
    expect(readPreference('device', 'theme')).toBe('dark');
    isAway = false;
    await syncPreferences();
    expect(sentTo(seen).at(-1)).toEqual({ theme: 'DARK' });
    const count = sentTo(seen).length;
    await syncPreferences();
    expect(sentTo(seen)).toHaveLength(count);
  });

  it('that the server refuses stay here and are not sent again', async () => {
    const seen = server(viewerWith(), () => ({
      preferencesUpdate: {
        preferences: null,
        userErrors: [{ code: 'PREFERENCES_TOO_LARGE', message: '界面设置过多', path: null }],
      },
    }));
    await loadViewer();
    writePreference('account', 'columns.organization', ['level']);
    await vi.runAllTimersAsync();
    await syncPreferences();
    expect(sentTo(seen)).toHaveLength(1);
    expect(readPreference('account', 'columns.organization')).toEqual(['level']);
  });

  it('of one person do not reach the account of the next', async () => {
    server(viewerWith(), () => {
      throw new FakeFailure('INTERNAL');
    });
    await loadViewer();
    writePreference('account', 'columns.organization', ['level']);
    await vi.runAllTimersAsync();
    forgetViewer();
    const seen = server(viewerWith({}, 'acc_2'));
    await loadViewer();
    await vi.runAllTimersAsync();
    expect(sentTo(seen)).toEqual([]);
    expect(readPreference('account', 'columns.organization')).toBeUndefined();
  });
});

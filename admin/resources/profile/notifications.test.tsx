import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { NotificationsTab } from './notifications-tab.tsx';

describe('how one is told', () => {
  it('keeps a tick at once and leaves alone what can not be chosen', async () => {
    const kind = (name: string, more: object = {}) => ({
      kind: name,
      category: 'SECURITY',
      label: name,
      inbox: true,
      mail: false,
      dailyMail: false,
      isMandatory: false,
      canBeDailyMail: true,
      ...more,
    });
    const seen = fakeGraphQL({
      ProfileNotifications: () => ({
        notificationPreferences: {
          quietFrom: null,
          quietUntil: null,
          dailyMailHour: 8,
          hasEmail: true,
          calendarFeed: null,
          kinds: [kind('甲'), kind('乙', { isMandatory: true, canBeDailyMail: false })],
        },
      }),
      ProfileNotificationsUpdate: () => ({
        notificationPreferencesUpdate: { preferences: { dailyMailHour: 8 }, userErrors: [] },
      }),
    });
    renderPage(<NotificationsTab />);
    fireEvent.click(await screen.findByRole('checkbox', { name: '甲 邮件' }));
    await waitFor(() =>
      expect(seen.find(({ operation }) => operation === 'ProfileNotificationsUpdate')?.variables).toEqual({
        input: { kinds: [{ kind: '甲', inbox: true, mail: true, dailyMail: false }] },
      }),
    );
    expect(screen.getByRole('checkbox', { name: '乙 收件箱' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('checkbox', { name: '乙 每日汇总' })).toHaveProperty('disabled', true);
  });

  it('shows the address of the feed once', async () => {
    fakeGraphQL({
      ProfileNotifications: () => ({
        notificationPreferences: {
          quietFrom: null,
          quietUntil: null,
          dailyMailHour: 8,
          hasEmail: false,
          calendarFeed: null,
          kinds: [],
        },
      }),
      ProfileFeedCreate: () => ({
        calendarFeedCreate: { address: { url: 'https://x.example/calendar/secret.ics' }, userErrors: [] },
      }),
    });
    renderPage(<NotificationsTab />);
    fireEvent.click(await screen.findByRole('button', { name: '生成订阅地址' }));
    expect(await screen.findByText('https://x.example/calendar/secret.ics')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '我已保存' }));
    await waitFor(() => expect(screen.queryByText('https://x.example/calendar/secret.ics')).toBeNull());
    expect(screen.getByText(/没有邮箱地址/)).toBeDefined();
  });
});

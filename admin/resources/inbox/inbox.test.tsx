import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NODE_TYPES } from '../../../schema/node-types.ts';
import { liveTypesOf } from '../../providers/live.ts';
import { resources } from '../../registry.ts';
import { Bell } from '../../shared/bell/bell.tsx';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { InboxPage } from './list.tsx';

const item = (id: string, more: object = {}) => ({
  id,
  kind: 'handover.waits',
  category: 'OFFICE',
  createdAt: '2026-11-24T04:00:00Z',
  readAt: null,
  archivedAt: null,
  text: { title: `交接包 ${id}`, body: '请查阅', link: '/handovers/hop_1' },
  organization: null,
  ...more,
});
const summary = { unreadCount: 2, byCategory: [{ category: 'OFFICE', unreadCount: 2 }] };

describe('the bell', () => {
  it('says how many wait, opens the newest, and marks what is opened as read', async () => {
    const seen = fakeGraphQL({
      Bell: () => ({
        notificationSummary: { unreadCount: 2 },
        notifications: { nodes: [item('ntf_1'), item('ntf_2')] },
      }),
      BellMark: () => ({ notificationMark: { userErrors: [] } }),
    });
    renderPage(<Bell />);
    fireEvent.click(await screen.findByRole('button', { name: '通知，2 条未读' }));
    fireEvent.click(await screen.findByRole('button', { name: /交接包 ntf_1/ }));
    await waitFor(() =>
      expect(seen.find(({ operation }) => operation === 'BellMark')?.variables).toEqual({
        ids: ['ntf_1'],
        mark: 'READ',
      }),
    );
  });

  it('is calm when there is nothing', async () => {
    fakeGraphQL({ Bell: () => ({ notificationSummary: { unreadCount: 0 }, notifications: { nodes: [] } }) });
    renderPage(<Bell />);
    fireEvent.click(await screen.findByRole('button', { name: '通知，没有未读' }));
    expect(await screen.findByText('没有新通知')).toBeDefined();
    expect(screen.queryByRole('button', { name: '全部标为已读' })).toBeNull();
  });
});

describe('the inbox', () => {
  it('lists what is told, with its words, and asks only for what is not put away', async () => {
    const seen = fakeGraphQL({
      InboxSummary: () => ({ notificationSummary: summary }),
      InboxList: () => ({
        notifications: {
          totalCount: 2,
          nodes: [
            item('ntf_1'),
            item('ntf_2', { readAt: '2026-11-24T05:00:00Z', text: { title: '已撤回', body: null, link: null } }),
          ],
        },
      }),
    });
    renderPage(<InboxPage />);
    expect(await screen.findByRole('link', { name: '交接包 ntf_1' })).toBeDefined();
    expect(screen.getByText('已撤回').closest('a')).toBeNull();
    expect(screen.getByRole('tab', { name: '收件箱 (2)' })).toBeDefined();
    expect(seen.find(({ operation }) => operation === 'InboxList')?.variables).toMatchObject({ isArchived: false });
  });
});

describe('live types', () => {
  it('of resources exist in the schema', () => {
    const declared = resources.flatMap(({ liveTypes }) => liveTypes ?? []);
    expect(declared.filter((type) => !NODE_TYPES.includes(type))).toEqual([]);
    expect(liveTypesOf('handoverPack')).toEqual(['HandoverPack']);
    expect(liveTypesOf('settings')).toEqual([]);
  });
});

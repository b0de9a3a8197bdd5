import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { ImportCreatePage } from './create.tsx';

it('a failed upload says what to do, keeps the form and tries the same file again', async () => {
  let isAway = true;
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    if (address !== '/imports') {
      const institutions = {
        target: 'INSTITUTION',
        templates: ['institutions'],
        fields: [],
        viewerCan: { plan: true },
      };
      return Response.json({ data: { importGuides: [institutions] } });
    }
    if (isAway) {
      throw new TypeError('Failed to fetch');
    }
    sent.push((init.headers as Record<string, string>)['x-file-name'] ?? '');
    return Response.json({ uploadId: 'upl_1' });
  });
  renderPage(<ImportCreatePage />);
  await screen.findByRole('button', { name: /选择文件/ });
  const input = document.querySelector('input[type=file]')!;
  fireEvent.change(input, { target: { files: [new File(['a,b'], 'list.csv')] } });
  const alert = await screen.findByText(/上传未成功：请检查网络连接后重试/);
  expect(alert.textContent).not.toContain('offline');
  isAway = false;
  fireEvent.click(screen.getByRole('button', { name: '重试' }));
  await waitFor(() => expect(sent).toEqual(['list.csv']));
  await waitFor(() => expect(screen.queryByText(/上传未成功/)).toBeNull());
  expect(screen.getByText(/list\.csv/)).toBeDefined();
});

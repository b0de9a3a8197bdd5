import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { TotpPanel } from './totp-panel.tsx';

const account = { id: 'acc_1', loginName: 'zhao', email: null, hasTotp: true, recoveryCodesLeft: 1 };
const codes = ['aaaa-bbbb-cccc', 'dddd-eeee-ffff'];

async function confirmPassword(title: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: title }));
  const dialog = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('[aria-modal]');
    expect(found).not.toBeNull();
    return found!;
  });
  fireEvent.change(within(dialog).getByLabelText('现在的密码'), { target: { value: 'a quiet river in autumn' } });
  fireEvent.click(within(dialog).getByRole('button', { name: title }));
}

describe('the second factor', () => {
  it('warns of few recovery codes, and shows new ones once, to copy, download and print', async () => {
    const seen = fakeGraphQL({
      ProfileRecoveryCodesRenew: () => ({ recoveryCodesRenew: { recoveryCodes: codes, userErrors: [] } }),
    });
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    const onChanged = vi.fn<() => void>();
    renderPage(<TotpPanel account={account} onChanged={onChanged} />);
    expect(screen.getByText('恢复码所剩不多，请重新生成。')).toBeDefined();
    await confirmPassword('重新生成恢复码');
    expect(await screen.findByText('aaaa-bbbb-cccc')).toBeDefined();
    expect(seen.find(({ operation }) => operation === 'ProfileRecoveryCodesRenew')?.variables).toEqual({
      input: { password: 'a quiet river in autumn' },
    });
    expect(onChanged).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: /复制/ }));
    await waitFor(() => expect(copied).toEqual([codes.join('\n')]));
    const print = vi.spyOn(window, 'print').mockImplementation(() => {});
    fireEvent.click(screen.getByRole('button', { name: /打印/ }));
    expect(print).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('button', { name: '我已保存' }));
    expect(screen.queryByText('aaaa-bbbb-cccc')).toBeNull();
  });

  it('is turned off with the password, and a refusal says why and keeps the dialog', async () => {
    fakeGraphQL({
      ProfileTotpDisable: () => ({
        totpDisable: {
          userErrors: [{ code: 'SECOND_FACTOR_IN_FORCE', message: '您现任的职务要求两步验证，不能关闭。', path: null }],
        },
      }),
    });
    const onChanged = vi.fn<() => void>();
    renderPage(<TotpPanel account={{ ...account, recoveryCodesLeft: 8 }} onChanged={onChanged} />);
    expect(screen.queryByText('恢复码所剩不多，请重新生成。')).toBeNull();
    await confirmPassword('关闭两步验证');
    expect(await screen.findByText('您现任的职务要求两步验证，不能关闭。')).toBeDefined();
    expect(document.querySelector('[aria-modal]')).not.toBeNull();
    expect(onChanged).not.toHaveBeenCalled();
  });
});

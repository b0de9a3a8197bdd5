import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { MutationPayload } from '../../providers/graphql.ts';
import { typedDocument } from '../../providers/typed-document.ts';
import { fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { ActionFormView } from './action-form-view.tsx';
import { useActionForm } from './use-action-form.ts';

interface Values {
  readonly name: string;
  readonly code: string;
}

const CreateDocument = typedDocument<
  { clubRegister: MutationPayload | null },
  { input: Values; version: number; idempotencyKey?: string }
>(
  'mutation ClubRegister($input: ClubRegisterInput!, $idempotencyKey: String) { clubRegister { userErrors { code } } }',
);

function Page({ onReload }: { readonly onReload?: () => Promise<Partial<Values>> }) {
  const [version, setVersion] = useState(1);
  const form = useActionForm({
    document: CreateDocument,
    payload: (data) => data.clubRegister,
    toVariables: (input: Values) => ({ input, version }),
    initialValues: { name: '天文社', code: '001' },
    ...(onReload
      ? {
          onReload: async () => {
            setVersion(2);
            return onReload();
          },
        }
      : {}),
  });
  return (
    <ActionFormView form={form} name="club">
      <Form.Item name="name" label="name" rules={[{ required: true, message: 'name missing' }]}>
        <Input />
      </Form.Item>
      <Form.Item name="code" label="code">
        <Input />
      </Form.Item>
    </ActionFormView>
  );
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
// Refine asks who is signed in by itself; only the form's own requests count here.
const writes = (seen: readonly SeenRequest[]) => seen.filter((request) => request.operation === 'ClubRegister');
const save = () => fireEvent.click(screen.getByRole('button', { name: /保存/ }));

describe('a form', () => {
  it('shows refusals at their fields and in a summary that takes the focus', async () => {
    fakeGraphQL({
      ClubRegister: () => ({
        clubRegister: {
          userErrors: [
            { code: 'CODE_TAKEN', message: '代码已被占用', path: ['input', 'code'] },
            { code: 'CLUB_LIMIT', message: '社团数量已达上限', path: null },
          ],
        },
      }),
    });
    renderPage(<Page />);
    save();
    const summary = await screen.findByRole('alert');
    expect(summary.parentElement).toBe(document.activeElement);
    expect(within(summary).getByText('有 2 处需要修改')).toBeDefined();
    expect(within(summary).getByText('社团数量已达上限')).toBeDefined();
    await waitFor(() => expect(document.querySelector('#club_code_help')?.textContent).toBe('代码已被占用'));
    fireEvent.click(within(summary).getByRole('button', { name: '代码已被占用' }));
    expect(document.activeElement).toBe(field('code'));
  });

  it('treats its own rules the same way, without asking the server', async () => {
    const seen = fakeGraphQL({});
    renderPage(<Page />);
    type('name', '');
    save();
    const summary = await screen.findByRole('alert');
    expect(within(summary).getByRole('button', { name: 'name missing' })).toBeDefined();
    expect(writes(seen)).toHaveLength(0);
  });

  it('keeps what was typed when the network is away and repeats under the same key', async () => {
    renderPage(<Page />);
    const keys: unknown[] = [];
    vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
      const body = JSON.parse(init.body as string) as { query: string; variables: Record<string, unknown> };
      if (body.query.includes('ClubRegister')) {
        keys.push(body.variables['idempotencyKey']);
      }
      throw new TypeError('Failed to fetch');
    });
    type('name', '新社团');
    save();
    expect(await screen.findByText('无法连接服务器')).toBeDefined();
    expect(field('name').value).toBe('新社团');
    const seen = fakeGraphQL({ ClubRegister: () => ({ clubRegister: { userErrors: [] } }) });
    save();
    await waitFor(() => expect(writes(seen)).toHaveLength(1));
    expect(keys[0]).toBeTypeOf('string');
    expect(writes(seen)[0]?.variables['idempotencyKey']).toBe(keys[0]);
    expect(writes(seen)[0]?.variables['input']).toEqual({ name: '新社团', code: '001' });
  });

  it('sends once however often the button is pressed', async () => {
    let answer: (() => void) | undefined;
    const calls = vi.fn<() => void>();
    vi.stubGlobal('fetch', (_address: string, init: RequestInit) => {
      if ((init.body as string).includes('ClubRegister')) {
        calls();
      }
      return new Promise<Response>((resolve) => {
        answer = () => resolve(Response.json({ data: { clubRegister: { userErrors: [] } } }));
      });
    });
    renderPage(<Page />);
    save();
    save();
    await waitFor(() => expect(calls).toHaveBeenCalled());
    save();
    await act(async () => answer?.());
    // A press whose fields were still being checked when the answer came must not follow it.
    await act(async () => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(calls).toHaveBeenCalledTimes(1);
  });

  it('offers the present values after a stale version and keeps the fields that were changed', async () => {
    const seen = fakeGraphQL({
      ClubRegister: ({ version }) => ({
        clubRegister: { userErrors: version === 1 ? [{ code: 'STALE_VERSION', message: '已被修改', path: null }] : [] },
      }),
    });
    renderPage(<Page onReload={async () => ({ name: '他人改的名称', code: '777' })} />);
    type('name', '我改的名称');
    save();
    expect(await screen.findByText('内容已被他人修改')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '载入最新内容' }));
    await waitFor(() => expect(field('code').value).toBe('777'));
    expect(field('name').value).toBe('我改的名称');
    save();
    await waitFor(() => expect(writes(seen)).toHaveLength(2));
    expect(writes(seen)[1]?.variables).toMatchObject({ version: 2, input: { name: '我改的名称', code: '777' } });
  });

  it('asks before something typed is lost', async () => {
    fakeGraphQL({});
    const router = renderPage(<Page />);
    await act(() => router.navigate('/other'));
    expect(screen.getByText('elsewhere')).toBeDefined();
    await act(() => router.navigate('/page'));
    type('name', '未保存');
    act(() => void router.navigate('/other'));
    expect(await screen.findByRole('dialog', { name: '离开前要保存吗？' })).toBeDefined();
    expect(router.state.location.pathname).toBe('/page');
    fireEvent.click(screen.getByRole('button', { name: '放弃并离开' }));
    expect(await screen.findByText('elsewhere')).toBeDefined();
  });
});

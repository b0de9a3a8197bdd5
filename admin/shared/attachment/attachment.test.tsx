import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttachmentItemFragment } from '../../gql/graphql.ts';
import { FakeFailure, fakeGraphQL, type SeenRequest } from '../../testing/fake-graphql.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { AttachmentField } from './attachment-field.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { fileSize } from './file-size.ts';

/** What the fake server got by PUT, and the answers that it still has to give. */
class FakeSending extends EventTarget {
  static all: FakeSending[] = [];
  readonly upload = new EventTarget();
  status = 0;
  responseText = '';
  url = '';
  sent: Blob | null = null;
  constructor() {
    super();
    FakeSending.all.push(this);
  }
  open(_method: string, url: string): void {
    this.url = url;
  }
  setRequestHeader(): void {}
  send(body: Blob): void {
    this.sent = body;
  }
  abort(): void {
    this.dispatchEvent(new Event('abort'));
  }
  progress(loaded: number, total: number): void {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded, total }));
  }
  answer(status: number, body: object): void {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.dispatchEvent(new Event('load'));
  }
}

let seen: SeenRequest[];
/** The frame of the page asks who is there. */
const asked = (): SeenRequest[] => seen.filter(({ operation }) => operation !== 'Viewer');
let values: readonly AttachmentItemFragment[] = [];
let busy: boolean[] = [];

function Page({ start = [] }: { readonly start?: readonly AttachmentItemFragment[] }) {
  const [value, setValue] = useState(start);
  return (
    <AttachmentField
      label="附件"
      organizationId="org_1"
      value={value}
      onChange={(next) => {
        values = next;
        setValue(next);
      }}
      onBusy={(isBusy) => void busy.push(isBusy)}
    />
  );
}

const text = (name: string, content = 'abc') => new File([content], name, { type: 'text/plain' });
const choose = (...files: File[]) =>
  act(async () => {
    fireEvent.change(document.querySelector('input[type=file]')!, { target: { files } });
  });
const sending = async (count = 1): Promise<FakeSending> => {
  await waitFor(() => expect(FakeSending.all).toHaveLength(count));
  return FakeSending.all[count - 1]!;
};

beforeEach(() => {
  FakeSending.all = [];
  busy = [];
  values = [];
  let number = 0;
  vi.stubGlobal('XMLHttpRequest', FakeSending);
  seen = fakeGraphQL({
    AttachmentPrepare: (variables) => {
      const { input } = variables as unknown as { input: { name: string; bytes: number } };
      number += 1;
      return input.name === '重名.txt'
        ? {
            attachmentPrepare: {
              attachment: null,
              uploadUrl: null,
              userErrors: [{ code: 'ATTACHMENT_OPEN', message: '您有 60 个尚未使用的上传。', path: null }],
            },
          }
        : {
            attachmentPrepare: {
              attachment: { id: `att_${number}`, name: input.name, bytes: input.bytes, mediaType: null },
              uploadUrl: `/attachments/upload/t${number}`,
              userErrors: [],
            },
          };
    },
    AttachmentRemove: () => ({ attachmentRemove: { userErrors: [] } }),
  });
});

describe('AttachmentField', () => {
  it('asks for leave, sends with progress, and takes the file up when the server has it', async () => {
    renderPage(<Page />);
    await choose(text('通知.txt'));
    const one = await sending();
    expect(asked()[0]!.variables).toEqual({ input: { organizationId: 'org_1', name: '通知.txt', bytes: 3 } });
    expect([one.url, one.sent!.size]).toEqual(['/attachments/upload/t1', 3]);
    act(() => one.progress(1, 2));
    expect(await screen.findByText('上传中 50%')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: '“通知.txt”上传进度' })).toBeTruthy();
    expect(busy.at(-1)).toBe(true);
    await act(async () => one.answer(201, { attachmentId: 'att_1' }));
    await waitFor(() => expect(values.map(({ id }) => id)).toEqual(['att_1']));
    await waitFor(() => expect(busy.at(-1)).toBe(false));
    fireEvent.click(screen.getByRole('button', { name: '移除“通知.txt”' }));
    await waitFor(() => expect(values).toEqual([]));
    expect(seen.at(-1)).toMatchObject({ operation: 'AttachmentRemove', variables: { id: 'att_1' } });
  });

  it('takes several at once, dropped and pasted', async () => {
    renderPage(<Page />);
    const field = screen.getByRole('group', { name: '附件' });
    await act(async () => void fireEvent.drop(field, { dataTransfer: { files: [text('一.txt'), text('二.txt')] } }));
    await sending(2);
    await act(async () => void fireEvent.paste(field, { clipboardData: { files: [text('三.txt')] } }));
    await sending(3);
    // The last ends first; none loses what another has added.
    await act(async () => {
      for (const one of [...FakeSending.all].reverse()) {
        one.answer(201, {});
      }
    });
    await waitFor(() => expect(values.map(({ name }) => name).sort()).toEqual(['一.txt', '三.txt', '二.txt']));
  });

  it('refuses the wrong kind, an empty and a large file before a byte is sent', async () => {
    renderPage(<Page />);
    const large = text('b.txt');
    Object.defineProperty(large, 'size', { value: 6_000_000 });
    await choose(text('a.svg'), text('空.txt', ''), large);
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      '不接受“.svg”文件。',
      '文件是空的。',
      '“.txt”文件最大 5 MB，此文件 6 MB。',
    ]);
    expect(asked()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '移除“a.svg”' }));
    expect(screen.queryByText('a.svg')).toBeNull();
  });

  it('tells what the server refuses in its words, and offers another try for what may pass', async () => {
    renderPage(<Page />);
    await choose(text('重名.txt'));
    expect((await screen.findByRole('alert')).textContent).toBe('您有 60 个尚未使用的上传。');
    expect(screen.queryByRole('button', { name: /重试/ })).toBeNull();
    await choose(text('网页.txt'));
    const one = await sending();
    await act(async () =>
      one.answer(400, {
        errors: [
          {
            message: '文件内容与扩展名“.txt”不符。',
            extensions: { code: 'BAD_REQUEST', reason: 'ATTACHMENT_CONTENT' },
          },
        ],
      }),
    );
    expect(await screen.findByText('文件内容与扩展名“.txt”不符。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /重试/ })).toBeNull();
    await choose(text('好.txt'));
    const away = await sending(2);
    await act(async () =>
      away.answer(503, {
        errors: [{ message: '文件存储暂时不可用。', extensions: { code: 'INTERNAL', reason: 'STORE_UNAVAILABLE' } }],
      }),
    );
    expect(await screen.findByText('文件存储暂时不可用。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /重试/ }));
    const again = await sending(3);
    await act(async () => again.answer(201, {}));
    await waitFor(() => expect(values.map(({ name }) => name)).toEqual(['好.txt']));
  });

  it('stops an upload that is cancelled, and does not take back what a record has', async () => {
    renderPage(<Page start={[{ id: 'att_9', name: '旧.pdf', bytes: 1500, mediaType: 'application/pdf' }]} />);
    await choose(text('a.txt'));
    const one = await sending();
    const aborted = vi.fn<() => void>();
    one.addEventListener('abort', aborted);
    fireEvent.click(screen.getByRole('button', { name: '取消上传“a.txt”' }));
    expect(aborted).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByText('a.txt')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: '移除“旧.pdf”' }));
    await waitFor(() => expect(values).toEqual([]));
    expect(asked().map(({ operation }) => operation)).toEqual(['AttachmentPrepare']);
  });

  it('says when leave is refused as a whole', async () => {
    fakeGraphQL({
      AttachmentPrepare: () => {
        throw new FakeFailure('FORBIDDEN', '您无权执行此操作。');
      },
    });
    renderPage(<Page />);
    await choose(text('a.txt'));
    expect((await screen.findByRole('alert')).textContent).toContain('您无权执行此操作。');
  });
});

describe('AttachmentList', () => {
  it('links each file to the server that asks who reads', () => {
    renderPage(<AttachmentList files={[{ id: 'att_1', name: '一.pdf', bytes: 1_234_567, mediaType: null }]} />);
    const link = screen.getByRole('link', { name: '下载“一.pdf”' });
    expect([link.getAttribute('href'), link.getAttribute('download')]).toEqual(['/attachments/att_1', '一.pdf']);
    expect(screen.getByText('1.2 MB')).toBeTruthy();
  });

  it('tells sizes as people read them', () => {
    expect([0, 999, 1000, 150_000, 2_500_000_000].map(fileSize)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '150 kB',
      '2.5 GB',
    ]);
  });
});

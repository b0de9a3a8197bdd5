import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { startI18n } from '../../providers/i18n.ts';
import { catalogues } from '../../registry.ts';
import { RichTextEditor } from './rich-text-editor.tsx';
import { RichTextView } from './rich-text-view.tsx';

beforeEach(() => {
  startI18n(catalogues, 'zh-CN');
});

describe('RichTextView', () => {
  const show = (html: string) => render(<RichTextView html={html} />).container;

  it('draws what the editor makes', () => {
    const { innerHTML } = show(
      '<h2>通知</h2><p>请<strong>各校</strong><br>报送</p><ol start="3"><li><p>三</p></li></ol><p><a href="https://a.example/">网址</a></p>',
    );
    expect(innerHTML).toContain(
      '<h2>通知</h2><p>请<strong>各校</strong><br>报送</p><ol start="3"><li><p>三</p></li></ol>',
    );
    const link = screen.getByRole('link', { name: '网址（在新窗口打开）' });
    expect(link.getAttribute('href')).toBe('https://a.example/');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  });

  it.each([
    '<img src=x onerror="globalThis.hit = 1">',
    '<svg onload="globalThis.hit = 1"><script>globalThis.hit = 1</script></svg>',
    '<script>globalThis.hit = 1</script>',
    '<iframe srcdoc="<script>parent.hit = 1</script>"></iframe>',
    '<p onclick="globalThis.hit = 1" style="position:fixed" class="x" id="root">a</p>',
    '<a href="javascript:globalThis.hit = 1">a</a>',
    '<a href="/admin">a</a>',
    '<form action="https://a.example"><input name="password"></form>',
    '<style>* { display: none }</style><link rel="stylesheet" href="https://a.example/x.css">',
    '<template><img src=x onerror="globalThis.hit = 1"></template>',
    '<math><mtext><style><img src=x onerror="globalThis.hit = 1"></style></mtext></math>',
  ])('attack 58: %j can do nothing', async (hostile) => {
    const container = show(hostile);
    for (const link of container.querySelectorAll('a')) {
      link.click();
    }
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
    expect((globalThis as { hit?: number }).hit).toBeUndefined();
    const elements = [...container.querySelectorAll('*')].slice(1);
    for (const element of elements) {
      expect(['p', 'span']).toContain(element.localName);
      expect(element.getAttributeNames().filter((name) => name !== 'class')).toEqual([]);
    }
  });
});

describe('RichTextEditor', () => {
  const open = (value?: string) => {
    const onChange = vi.fn<(html: string) => void>();
    renderPage(<RichTextEditor label="正文" id="body" onChange={onChange} {...(value ? { value } : {})} />);
    return { onChange, box: () => screen.getByRole('textbox', { name: '正文' }) };
  };

  it('is a labelled text with a toolbar that is one stop, with arrows within', async () => {
    const { box } = open('<p>请<strong>各校</strong>报送</p>');
    expect(box().id).toBe('body');
    expect(box().innerHTML).toContain('<strong>各校</strong>');
    const bar = screen.getByRole('toolbar', { name: '“正文”的格式' });
    const stops = () =>
      [...bar.querySelectorAll('button')]
        .filter(({ tabIndex }) => tabIndex === 0)
        .map((button) => button.getAttribute('aria-label'));
    expect(stops()).toEqual(['加粗']);
    act(() => screen.getByRole('button', { name: '加粗' }).focus());
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
    expect(document.activeElement!.getAttribute('aria-label')).toBe('斜体');
    expect(stops()).toEqual(['斜体']);
    fireEvent.keyDown(document.activeElement!, { key: 'End' });
    expect(document.activeElement!.getAttribute('aria-label')).toBe('链接');
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
    expect(document.activeElement!.getAttribute('aria-label')).toBe('加粗');
  });

  it('makes blocks, tells which are on, and undoes', async () => {
    const { onChange } = open('<p>事项</p>');
    fireEvent.click(screen.getByRole('button', { name: '项目列表' }));
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith('<ul><li><p>事项</p></li></ul>'));
    expect(screen.getByRole('button', { name: '项目列表' }).getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith('<p>事项</p>'));
  });

  it('takes whole addresses as links only', async () => {
    const { onChange } = open('<p>见</p>');
    fireEvent.click(screen.getByRole('button', { name: '链接' }));
    const address = await screen.findByRole('textbox', { name: '链接地址' });
    fireEvent.change(address, { target: { value: 'javascript:alert(1)' } });
    fireEvent.click(screen.getByRole('button', { name: /应\s*用/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('须以 https://');
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.change(address, { target: { value: 'https://a.example/b' } });
    fireEvent.click(screen.getByRole('button', { name: /应\s*用/ }));
    await waitFor(() => expect(onChange.mock.lastCall?.[0]).toContain('href="https://a.example/b"'));
  });

  it('drops what is not on its list from a text that comes in', () => {
    const { box } = open('<p>a<img src=x onerror="1"></p><script>1</script><p><a href="javascript:1">b</a></p>');
    expect(box().innerHTML).not.toMatch(/img|script|javascript/);
    expect(box().textContent).toContain('b');
  });
});

import { describe, expect, it } from 'vitest';
import { richTextToPlain, sanitizeRichText } from './rich-text.ts';

describe('sanitizeRichText', () => {
  it('keeps what the editor makes', () => {
    const text =
      '<h2>通知</h2><p>请<strong>各校</strong>于<em>周五</em>前<u>报送</u><s>不</s>。</p><ul><li><p>名单</p></li></ul>' +
      '<ol start="3"><li><p>三</p></li></ol><blockquote><p>引文</p></blockquote><pre><code>a &lt; b</code></pre><p>一<br />二</p><hr />';
    expect(sanitizeRichText(text)).toBe(text);
  });

  it.each([
    ['<img src=x onerror=alert(1)>', ''],
    ['<p>a<img src="https://t.example/p.gif"></p>', '<p>a</p>'],
    ['<script>alert(1)</script><p>a</p>', '<p>a</p>'],
    ['<p onclick="alert(1)" style="position:fixed" class="x" id="y">a</p>', '<p>a</p>'],
    ['<svg><script>alert(1)</script></svg><p>a</p>', '<p>a</p>'],
    ['<svg/onload=alert(1)>a', 'a'],
    ['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>', ''],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>">', ''],
    ['<iframe src="https://a.example"></iframe><object data="x"></object><embed src=x>', ''],
    ['<form action="https://a.example"><input name=p><button>go</button></form>', 'go'],
    ['<base href="https://a.example/"><meta http-equiv=refresh content="0"><link rel=stylesheet href=x>a', 'a'],
    ['<p>a</p\0><scr\0ipt>alert(1)</script>', '<p>a</p>'],
    ['<<script>alert(1)//<</script>', '&lt;'],
  ])('makes %j inert', (hostile, expected) => {
    expect(sanitizeRichText(hostile)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    '//evil.example/a',
    '/admin/accounts',
    'file:///etc/passwd',
    'ftp://a.example',
  ])('takes the address %j from a link', (href) => {
    expect(sanitizeRichText(`<p><a href="${href}">x</a></p>`)).toBe('<p><a>x</a></p>');
  });

  it('keeps links to pages and mailboxes, and cuts their ties to our page', () => {
    expect(sanitizeRichText('<p><a href="https://a.example/b?c=1&amp;d=2" target="_blank" onclick="x">x</a></p>')).toBe(
      '<p><a href="https://a.example/b?c=1&amp;d=2" rel="noopener noreferrer nofollow">x</a></p>',
    );
    expect(sanitizeRichText('<a href="mailto:a@b.example">x</a>')).toContain('href="mailto:a@b.example"');
  });

  it('changes nothing when it is done twice', () => {
    const hostile =
      '<h1>a</h1><b>b<i>c</b></i><a href="https://a.example">d</a>&lt;img src=x onerror=1&gt;<div>e</div>';
    const once = sanitizeRichText(hostile);
    expect(sanitizeRichText(once)).toBe(once);
    expect(once).toContain('&lt;img');
  });

  it('is empty for a text without content', () => {
    expect(sanitizeRichText('<p></p><p> <br></p>')).toBe('');
    expect(sanitizeRichText('')).toBe('');
  });

  it('bounds how deep tags nest', () => {
    const deep = sanitizeRichText(`${'<blockquote>'.repeat(5000)}a${'</blockquote>'.repeat(5000)}`);
    expect(deep.split('<blockquote>').length).toBeLessThan(30);
  });
});

describe('richTextToPlain', () => {
  it('gives one line a block, marks list items and shows what was escaped', () => {
    expect(
      richTextToPlain('<h2>通知</h2><p>甲 &amp; 乙 &lt;b&gt;</p><ul><li><p>一</p></li><li><p>二</p></li></ul>'),
    ).toBe('通知\n甲 & 乙 <b>\n- 一\n- 二');
    expect(richTextToPlain('<p>a<br />b</p>')).toBe('a\nb');
    expect(richTextToPlain('<p>&amp;lt;</p>')).toBe('&lt;');
  });
});

import sanitizeHtml from 'sanitize-html';

/** What a formatted text may hold; the editor of the admin makes nothing else. */
const TAGS = [
  'p',
  'br',
  'hr',
  'h2',
  'h3',
  'h4',
  'strong',
  'em',
  'u',
  's',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
];

const RULES: sanitizeHtml.IOptions = {
  allowedTags: TAGS,
  // No class, no style, no id: the page alone decides how a text looks.
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'title', 'iframe', 'object'],
  nestingLimit: 20,
  transformTags: {
    b: 'strong',
    i: 'em',
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    a: (tagName, { href }) => ({
      tagName,
      attribs: href === undefined || !isAddress(href) ? {} : { href, rel: 'noopener noreferrer nofollow' },
    }),
  },
};

/** True for a whole address of a page or of a mailbox; a path would lead into our own pages. */
function isAddress(href: string): boolean {
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}

/**
 * A formatted text as it may be kept and shown: a closed list of tags, links to http, https and mailto addresses only,
 * nothing that runs or loads. Cleaning a clean text changes nothing; a text without any content becomes ''.
 */
export function sanitizeRichText(html: string): string {
  const clean = sanitizeHtml(html.toWellFormed().replaceAll('\0', ''), RULES).trim();
  return richTextToPlain(clean) === '' && !clean.includes('<hr') ? '' : clean;
}

/** A clean formatted text as plain text: one line a block, list items with a dash; for titles, mails and search. */
export function richTextToPlain(html: string): string {
  const marked = html
    .replace(/<li[^>]*>(?:\s*<p>)?/g, '\n- ')
    .replace(/<\/?(?:p|h[1-6]|pre|blockquote|ul|ol|div)[^>]*>|<br[^>]*>|<hr[^>]*>/g, '\n');
  const text = sanitizeHtml(marked, { allowedTags: [], allowedAttributes: {} });
  return unescaped(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name]!);
}

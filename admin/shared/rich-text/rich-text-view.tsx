import { createElement, Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './rich-text.module.css';

/** Tags that are drawn; what another tag holds is drawn without it. The server keeps no others (`api/kernel/rich-text.ts`). */
const DRAWN = new Set([
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
]);
/** What holds no text for readers. */
const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'title',
  'textarea',
  'svg',
  'math',
]);
const EMPTY = new Set(['br', 'hr']);

interface RichTextViewProps {
  /** Formatted text as the API gives it. */
  readonly html: string;
}

/**
 * Shows a formatted text. The markup is parsed into a document that runs nothing and loads nothing, and drawn anew from
 * a closed list of tags, so that whatever came in can not act in this page.
 */
export function RichTextView({ html }: RichTextViewProps) {
  const { t } = useTranslation();
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return <div className={styles['text']}>{drawn(body, t('richText.newWindow'))}</div>;
}

function drawn(parent: Node, newWindow: string): ReactNode[] {
  return [...parent.childNodes].map((node, index) => {
    if (node.nodeType === Node.TEXT_NODE) {
      return node.textContent;
    }
    if (!(node instanceof Element) || SILENT.has(node.localName)) {
      return null;
    }
    const inside = EMPTY.has(node.localName) ? [] : drawn(node, newWindow);
    if (node.localName === 'a') {
      return link(node, index, inside, newWindow);
    }
    if (!DRAWN.has(node.localName)) {
      return <Fragment key={index}>{inside}</Fragment>;
    }
    const start = node.localName === 'ol' ? Number(node.getAttribute('start')) : 0;
    return createElement(
      node.localName,
      { key: index, ...(Number.isInteger(start) && start > 1 ? { start } : {}) },
      ...inside,
    );
  });
}

function link(node: Element, key: number, inside: ReactNode[], newWindow: string): ReactNode {
  const href = node.getAttribute('href') ?? '';
  if (!isAddress(href)) {
    return <Fragment key={key}>{inside}</Fragment>;
  }
  return (
    <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
      {inside}
      <span className={styles['hidden']}>{newWindow}</span>
    </a>
  );
}

/** True for a whole address of a page or of a mailbox. */
export function isAddress(href: string): boolean {
  return URL.canParse(href) && ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol);
}

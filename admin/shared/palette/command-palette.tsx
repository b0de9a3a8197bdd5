import { SearchOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useViewer } from '../../providers/viewer.ts';
import type { PaletteHit, ResourceDefinition } from '../resource.ts';
import { matchingPages, palettePages } from './palette-pages.ts';
import { usePaletteSearch } from './use-palette-search.ts';
import styles from './command-palette.module.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Calls back on Ctrl-K (Cmd-K on Apple keyboards), wherever the focus is. */
export function usePaletteShortcut(onOpen: () => void): void {
  const callback = useRef(onOpen);
  useEffect(() => {
    callback.current = onOpen;
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        callback.current();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** The visible way into the palette. */
export function PaletteButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      className={styles['button'] ?? ''}
      onClick={onOpen}
      icon={<SearchOutlined />}
      aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
    >
      <span className={styles['buttonLabel']}>{t('palette.button')}</span>
      <kbd className={styles['key']} aria-hidden="true">
        {isApple ? '⌘K' : 'Ctrl K'}
      </kbd>
    </Button>
  );
}

interface CommandPaletteProps {
  readonly resources: readonly ResourceDefinition[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Goes to any page or object by a few typed characters; names, pinyin and codes are the server's to match. */
export function CommandPalette({ resources, isOpen, onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={isOpen}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      title={<span className="xl-visually-hidden">{t('palette.open')}</span>}
      width={640}
      style={{ top: 72 }}
      styles={{ container: { padding: 0 }, header: { margin: 0 } }}
    >
      <PaletteBody resources={resources} onClose={onClose} />
    </Modal>
  );
}

function PaletteBody({ resources, onClose }: Omit<CommandPaletteProps, 'isOpen'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const id = useId();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const pages = useMemo(() => palettePages(resources, viewer, t), [resources, viewer, t]);
  const found = usePaletteSearch(resources, viewer, text);
  const groups = [
    { key: 'pages', title: t('palette.pages'), hits: matchingPages(pages, text) },
    ...found.groups.map((group) => ({ key: group.resource.name, title: t(group.resource.labelKey), hits: group.hits })),
  ].filter((group) => group.hits.length > 0);
  const hits = groups.flatMap((group) => group.hits);
  const active = hits[Math.min(index, hits.length - 1)];
  const optionId = (hit: PaletteHit) => `${id}-${hit.key}`;

  useEffect(() => input.current?.focus(), []);
  useEffect(() => setIndex(0), [text]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.key]);

  const go = (hit: PaletteHit | undefined) => {
    if (hit) {
      onClose();
      void navigate(hit.to);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || hits.length === 0) {
      return;
    }
    const last = hits.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: index >= last ? 0 : index + 1,
      ArrowUp: index <= 0 ? last : index - 1,
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setIndex(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(active);
    }
  };

  return (
    <div className={styles['palette']}>
      <div className={styles['field']}>
        <SearchOutlined aria-hidden="true" />
        <input
          ref={input}
          className={styles['input']}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.placeholder')}
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          {...(active ? { 'aria-activedescendant': optionId(active) } : {})}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div className={styles['list']} id={`${id}-list`} role="listbox" aria-label={t('palette.results')} ref={list}>
        {groups.map((group) => (
          <div key={group.key} role="group" aria-labelledby={`${id}-group-${group.key}`}>
            <div className={styles['heading']} id={`${id}-group-${group.key}`} role="presentation">
              {group.title}
            </div>
            {group.hits.map((hit) => (
              <div
                key={hit.key}
                id={optionId(hit)}
                role="option"
                aria-selected={hit === active}
                tabIndex={-1}
                className={styles['option']}
                onKeyDown={onKeyDown}
                onClick={() => go(hit)}
                onMouseMove={() => setIndex(hits.indexOf(hit))}
              >
                <span className={styles['title']}>{hit.title}</span>
                {hit.description ? <span className={styles['description']}>{hit.description}</span> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className={styles['foot']} role="status">
        {found.isSearching ? t('palette.searching') : hits.length === 0 ? t('palette.nothing') : t('palette.help')}
      </div>
    </div>
  );
}

import {
  BoldOutlined,
  DisconnectOutlined,
  ItalicOutlined,
  LinkOutlined,
  OrderedListOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { type Editor, useEditorState } from '@tiptap/react';
import { Button, Input, Popover, Tooltip } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAddress } from './rich-text-view.tsx';
import styles from './rich-text.module.css';

interface Tool {
  readonly key: string;
  readonly icon: ReactNode;
  /** Undefined for what is done at once and is not on or off. */
  readonly isOn?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
  readonly isPossible?: (editor: Editor) => boolean;
}

const letter = (text: string) => <span className={styles['letter']}>{text}</span>;

const TOOLS: readonly Tool[] = [
  {
    key: 'bold',
    icon: <BoldOutlined />,
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    key: 'italic',
    icon: <ItalicOutlined />,
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    key: 'underline',
    icon: <UnderlineOutlined />,
    isOn: (editor) => editor.isActive('underline'),
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
  {
    key: 'strike',
    icon: <StrikethroughOutlined />,
    isOn: (editor) => editor.isActive('strike'),
    run: (editor) => editor.chain().focus().toggleStrike().run(),
  },
  {
    key: 'heading',
    icon: letter('H1'),
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    key: 'subheading',
    icon: letter('H2'),
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    key: 'bulletList',
    icon: <UnorderedListOutlined />,
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    key: 'orderedList',
    icon: <OrderedListOutlined />,
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    key: 'blockquote',
    icon: letter('”'),
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    key: 'undo',
    icon: <UndoOutlined />,
    isPossible: (editor) => editor.can().undo(),
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    key: 'redo',
    icon: <RedoOutlined />,
    isPossible: (editor) => editor.can().redo(),
    run: (editor) => editor.chain().focus().redo().run(),
  },
];

interface RichTextToolbarProps {
  readonly editor: Editor;
  readonly label: string;
  readonly isDisabled: boolean;
}

/** The tools above a formatted text: one stop of the Tab key, arrows within. */
export function RichTextToolbar({ editor, label, isDisabled }: RichTextToolbarProps) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState('bold');
  const state = useEditorState({
    editor,
    selector: ({ editor: present }) =>
      Object.fromEntries(
        TOOLS.map(({ key, isOn, isPossible }) => [
          key,
          { isOn: isOn?.(present), isPossible: isPossible?.(present) ?? true },
        ]),
      ),
  });
  const step = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>('button[data-tool]') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || at < 0) {
      return;
    }
    event.preventDefault();
    const target = buttons[(next + buttons.length) % buttons.length]!;
    setCurrent(target.dataset['tool']!);
    target.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the pattern of toolbars: its buttons take the focus
    <div ref={bar} role="toolbar" aria-label={label} className={styles['toolbar']} onKeyDown={step}>
      {TOOLS.map(({ key, icon, run }) => {
        const { isOn, isPossible } = state[key]!;
        return (
          <Tooltip key={key} title={t(`richText.${key}`)}>
            <Button
              size="small"
              type={isOn ? 'primary' : 'text'}
              icon={icon}
              data-tool={key}
              tabIndex={current === key ? 0 : -1}
              aria-label={t(`richText.${key}`)}
              {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
              // Stays in the line of arrows while there is nothing to undo.
              aria-disabled={isDisabled || !isPossible}
              onFocus={() => setCurrent(key)}
              onClick={() => (isDisabled || !isPossible ? undefined : run(editor))}
            />
          </Tooltip>
        );
      })}
      <LinkTool
        editor={editor}
        isDisabled={isDisabled}
        isCurrent={current === 'link'}
        onFocus={() => setCurrent('link')}
      />
    </div>
  );
}

interface LinkToolProps {
  readonly editor: Editor;
  readonly isDisabled: boolean;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
}

function LinkTool({ editor, isDisabled, isCurrent, onFocus }: LinkToolProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const [isWrong, setWrong] = useState(false);
  const isOn = useEditorState({ editor, selector: ({ editor: present }) => present.isActive('link') });
  const open = () => {
    setAddress(String(editor.getAttributes('link')['href'] ?? ''));
    setWrong(false);
    setOpen(true);
  };
  const apply = () => {
    const href = address.trim();
    if (!isAddress(href)) {
      setWrong(true);
      return;
    }
    const text = editor.state.selection.empty && !isOn ? href : null;
    const chain = editor.chain().focus().extendMarkRange('link');
    (text
      ? chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] })
      : chain.setLink({ href })
    ).run();
    setOpen(false);
  };
  const drop = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    setOpen(false);
  };
  return (
    <Popover
      open={isOpen}
      trigger="click"
      destroyOnHidden
      onOpenChange={(next) => (next && !isDisabled ? open() : setOpen(false))}
      content={
        <div>
          <div className={styles['address']}>
            <Input
              autoFocus
              aria-label={t('richText.address')}
              placeholder="https://"
              value={address}
              {...(isWrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
              onChange={({ target }) => setAddress(target.value)}
              onPressEnter={(event) => {
                // Not the form around the text.
                event.preventDefault();
                apply();
              }}
              onKeyDown={(event) => {
                if (event.key === 'Escape') {
                  event.stopPropagation();
                  setOpen(false);
                  editor.commands.focus();
                }
              }}
            />
            <Button type="primary" onClick={apply}>
              {t('richText.apply')}
            </Button>
            {isOn ? <Button icon={<DisconnectOutlined />} aria-label={t('richText.unlink')} onClick={drop} /> : null}
          </div>
          <div
            role={isWrong ? 'alert' : undefined}
            className={[styles['foot'], isWrong ? styles['over'] : ''].join(' ')}
          >
            {t(isWrong ? 'richText.addressWrong' : 'richText.addressHelp')}
          </div>
        </div>
      }
    >
      <Button
        size="small"
        type={isOn ? 'primary' : 'text'}
        icon={<LinkOutlined />}
        data-tool="link"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={t('richText.link')}
        aria-pressed={isOn}
        aria-disabled={isDisabled}
        aria-expanded={isOpen}
        onFocus={onFocus}
      />
    </Popover>
  );
}

import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { styleNonce } from '../layout/style-nonce.ts';
import { isAddress } from './rich-text-view.tsx';
import { RichTextToolbar } from './rich-text-toolbar.tsx';
import styles from './rich-text.module.css';

interface RichTextEditorProps {
  /** What the text is, for those who hear the page. */
  readonly label: string;
  /** Set by a form's item. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (html: string) => void;
  readonly 'aria-describedby'?: string;
  readonly isInvalid?: boolean;
  readonly isShort?: boolean;
  readonly isDisabled?: boolean;
  /** Most characters without markup. */
  readonly max?: number;
}

/**
 * Field for a formatted text; its value is markup, '' when it holds nothing. The server cleans it again: what is made
 * here is what it keeps.
 */
export function RichTextEditor({
  label,
  id,
  value = '',
  onChange,
  'aria-describedby': describedBy,
  isInvalid = false,
  isShort = false,
  isDisabled = false,
  max = LIMITS.richText,
}: RichTextEditorProps) {
  const { t } = useTranslation();
  const attributes = useMemo(
    () => ({
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      class: [styles['content'], styles['text'], isShort ? styles['short'] : ''].join(' '),
      ...(id ? { id } : {}),
      ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      ...(isInvalid ? { 'aria-invalid': 'true' } : {}),
    }),
    [label, id, describedBy, isInvalid, isShort],
  );
  const nonce = styleNonce();
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        // An empty line after a list would be kept with the text.
        trailingNode: false,
        link: {
          openOnClick: false,
          defaultProtocol: 'https',
          isAllowedUri: (href) => isAddress(href),
          HTMLAttributes: { target: null, rel: 'noopener noreferrer nofollow' },
        },
      }),
    ],
    content: value,
    editable: !isDisabled,
    ...(nonce ? { injectNonce: nonce } : {}),
    editorProps: { attributes },
    onUpdate: ({ editor: current }) => onChange?.(current.isEmpty ? '' : current.getHTML()),
  });
  const count = useEditorState({ editor, selector: ({ editor: current }) => [...current.getText()].length });

  useEffect(() => {
    editor.setOptions({ editable: !isDisabled, editorProps: { attributes } });
  }, [editor, attributes, isDisabled]);

  useEffect(() => {
    const present = editor.isEmpty ? '' : editor.getHTML();
    // What comes from outside, such as a form that was filled in again; never what was just typed.
    if (value !== present) {
      editor.commands.setContent(value, { emitUpdate: false });
    }
  }, [editor, value]);

  return (
    <div className={[styles['frame'], isInvalid ? styles['invalid'] : ''].join(' ')}>
      <RichTextToolbar editor={editor} label={t('richText.toolbar', { label })} isDisabled={isDisabled} />
      <EditorContent editor={editor} />
      <div className={[styles['foot'], count > max ? styles['over'] : ''].join(' ')}>
        {t('richText.count', { count, max })}
      </div>
    </div>
  );
}

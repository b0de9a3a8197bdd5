import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  DownOutlined,
  PlusOutlined,
  RightOutlined,
} from '@ant-design/icons';
import { Alert, Button, Tag } from 'antd';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { FORM_FIELD_KINDS, type FormFact, type FormField, type FormFieldKind } from '../../../schema/form/form-spec.ts';
import { parseFormSpec } from '../../../schema/form/parse-form-spec.ts';
import { currentLocale } from '../../providers/i18n.ts';
import type { UserError } from '../../providers/request-error.ts';
import { EnumTag, useEnumLabel } from '../enum/enum-label.tsx';
import { FormPreview } from './form-preview.tsx';
import { freeKey, moved, newField } from './design.ts';
import { type DesignProblems, designProblems } from './design-problems.ts';
import { type FactChoice, FieldEditor } from './field-editor.tsx';
import styles from './form-design.module.css';

const none: ReadonlySet<string> = new Set();
const noErrors: readonly UserError[] = [];

interface FormDesignerProps {
  /** Unique on the page: ids of controls are built from it. */
  readonly name: string;
  readonly fields: readonly FormField[];
  readonly onChange: (fields: readonly FormField[]) => void;
  /** System facts that fields can be prefilled with. */
  readonly facts?: readonly FactChoice[];
  /** Keys of fields and columns that were published: they stay as they are. */
  readonly lockedKeys?: ReadonlySet<string>;
  /** What the server refused, with paths below `fields`. */
  readonly userErrors?: readonly UserError[];
}

/** Designs a form: fields in order, each with its properties, checked as they are typed, and the form as it is filled in. */
export function FormDesigner({
  name,
  fields,
  onChange,
  facts = [],
  lockedKeys = none,
  userErrors = noErrors,
}: FormDesignerProps) {
  const { t } = useTranslation();
  const kindLabel = useEnumLabel();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<number | null>(fields.length === 1 ? 0 : null);
  const [news, setNews] = useState('');
  const [removed, setRemoved] = useState<{ field: FormField; index: number } | null>(null);
  const known = useMemo(() => factsByKey(facts), [facts]);
  const parsed = useMemo(() => parseFormSpec({ fields }, known), [fields, known]);
  const problems = useMemo(() => designProblems(parsed.problems, fields, userErrors), [parsed, fields, userErrors]);
  const nameOf = (field: FormField) => labelOf(field, currentLocale()) || t('formDesign.untitled');
  /** Focuses the first of these that is there once the change is drawn. */
  const focus = (...selectors: readonly string[]) =>
    requestAnimationFrame(() => {
      const found = selectors.map((selector) => box.current?.querySelector<HTMLElement>(selector)).find(Boolean);
      found?.focus();
    });

  const add = (kind: FormFieldKind) => {
    onChange([...fields, newField(kind, fields)]);
    setOpen(fields.length);
    focus(`[id="${name}-${fields.length}-label"]`);
  };
  const move = (from: number, to: number, part: 'up' | 'down' | 'title') => {
    if (to < 0 || to >= fields.length) {
      return;
    }
    onChange(moved(fields, from, to));
    setOpen((current) =>
      current === null
        ? null
        : [
            ...moved(
              fields.map((_, index) => index),
              from,
              to,
            ),
          ].indexOf(current),
    );
    setNews(t('formDesign.movedTo', { label: nameOf(fields[from]!), place: to + 1 }));
    const item = `[data-field="${to}"]`;
    if (part === 'title') {
      focus(`${item} [data-title]`);
    } else {
      focus(`${item} [data-move="${part}"]:not(:disabled)`, `${item} [data-move]:not(:disabled)`);
    }
  };
  const remove = (index: number) => {
    const field = fields[index]!;
    onChange(fields.filter((_, at) => at !== index));
    setOpen((current) => (current === null || current === index ? null : current > index ? current - 1 : current));
    setRemoved({ field, index });
    focus('[data-undo]');
  };
  const undo = () => {
    if (removed) {
      onChange([...fields.slice(0, removed.index), removed.field, ...fields.slice(removed.index)]);
      setOpen(null);
      setRemoved(null);
      focus(`[data-field="${removed.index}"] [data-title]`);
    }
  };
  const copy = (index: number) => {
    const field = fields[index]!;
    const key = freeKey(field.key.replace(/\d+$/, ''), fields);
    const label = field.label === '' ? '' : t('formDesign.copyOf', { label: field.label });
    const next = { ...field, key, label: label.slice(0, LIMITS.formLabel), labelEn: null };
    onChange([...fields.slice(0, index + 1), next, ...fields.slice(index + 1)]);
    setOpen(index + 1);
    focus(`[id="${name}-${index + 1}-label"]`);
  };

  return (
    <div ref={box} className={styles['designer']}>
      <div className={styles['side']}>
        <h3 className={styles['heading']}>{t('formDesign.fields')}</h3>
        <Standing problems={problems} hasFields={fields.length > 0} />
        <div role="status" className="xl-visually-hidden">
          {news}
        </div>
        {fields.length === 0 ? <p className={styles['hint']}>{t('formDesign.empty')}</p> : null}
        <ol className={styles['list']}>
          {fields.map((field, index) => (
            // Fields are known by their place here: their key may be edited.
            <li key={index} data-field={index} className={styles['item']}>
              <FieldHead
                field={field}
                index={index}
                count={fields.length}
                label={nameOf(field)}
                isOpen={open === index}
                problemCount={problems.countBelow(index)}
                panelId={`${name}-${index}-panel`}
                onToggle={() => setOpen(open === index ? null : index)}
                onMove={(to, part) => move(index, to, part)}
                onCopy={() => copy(index)}
                onRemove={() => remove(index)}
              />
              {open === index ? (
                <div id={`${name}-${index}-panel`}>
                  <FieldEditor
                    id={`${name}-${index}`}
                    index={index}
                    field={field}
                    fields={fields}
                    facts={facts}
                    problems={problems}
                    lockedKeys={lockedKeys}
                    onChange={(next) => onChange(fields.map((one, at) => (at === index ? next : one)))}
                  />
                </div>
              ) : null}
            </li>
          ))}
        </ol>
        {removed ? (
          <div className={styles['undo']} role="status">
            {t('formDesign.removed', { label: nameOf(removed.field) })}
            <Button data-undo size="small" onClick={undo}>
              {t('formDesign.undo')}
            </Button>
          </div>
        ) : null}
        <div className={styles['adders']} role="group" aria-label={t('formDesign.add')}>
          {fields.length >= LIMITS.formFields ? (
            <span>{t('formDesign.limit', { max: LIMITS.formFields })}</span>
          ) : (
            FORM_FIELD_KINDS.map((kind) => (
              <Button
                key={kind}
                size="small"
                icon={<PlusOutlined />}
                aria-label={t('formDesign.addKind', { kind: kindLabel('FormFieldKind', kind) })}
                onClick={() => add(kind)}
              >
                {kindLabel('FormFieldKind', kind)}
              </Button>
            ))
          )}
        </div>
        {fields.length > 1 ? <p className={styles['hint']}>{t('formDesign.keyHint')}</p> : null}
      </div>
      <FormPreview name={`${name}-preview`} spec={parsed.spec} />
    </div>
  );
}

function factsByKey(facts: readonly FactChoice[]): ReadonlyMap<string, FormFact> {
  return new Map(facts.map(({ key, label, kinds }) => [key, { label: { 'zh-CN': label, en: label }, kinds }]));
}

interface StandingProps {
  readonly problems: DesignProblems;
  readonly hasFields: boolean;
}

function Standing({ problems, hasFields }: StandingProps) {
  const { t } = useTranslation();
  if (!hasFields) {
    return null;
  }
  return problems.count === 0 ? (
    <p className={styles['hint']}>{t('formDesign.valid')}</p>
  ) : (
    <Alert
      type="warning"
      showIcon
      title={t('formDesign.invalid', { count: problems.count })}
      description={problems.general.length > 0 ? problems.general.join(' ') : undefined}
    />
  );
}

interface FieldHeadProps {
  readonly field: FormField;
  readonly index: number;
  readonly count: number;
  readonly label: string;
  readonly isOpen: boolean;
  readonly problemCount: number;
  readonly panelId: string;
  readonly onToggle: () => void;
  readonly onMove: (to: number, part: 'up' | 'down' | 'title') => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

function FieldHead(props: FieldHeadProps) {
  const { field, index, count, label, isOpen, problemCount, panelId, onToggle, onMove, onCopy, onRemove } = props;
  const { t } = useTranslation();
  const moveByKey = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      onMove(event.key === 'ArrowUp' ? index - 1 : index + 1, 'title');
    }
  };
  return (
    <div className={styles['head']}>
      <button
        type="button"
        data-title
        className={styles['title']}
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': panelId } : {})}
        onClick={onToggle}
        onKeyDown={moveByKey}
      >
        <span aria-hidden="true">{isOpen ? <DownOutlined /> : <RightOutlined />}</span>
        <span className={styles['place']}>{index + 1}</span>
        <span className={styles['words']}>{label}</span>
        <EnumTag type="FormFieldKind" value={field.kind} />
        {field.isRequired ? <Tag variant="filled">{t('formDesign.required')}</Tag> : null}
        {problemCount > 0 ? (
          <Tag color="error" variant="outlined">
            {t('formDesign.problems', { count: problemCount })}
          </Tag>
        ) : null}
      </button>
      <span className={styles['tools']}>
        <Button
          data-move="up"
          type="text"
          size="small"
          icon={<ArrowUpOutlined />}
          disabled={index === 0}
          aria-label={t('formDesign.up', { label })}
          onClick={() => onMove(index - 1, 'up')}
        />
        <Button
          data-move="down"
          type="text"
          size="small"
          icon={<ArrowDownOutlined />}
          disabled={index === count - 1}
          aria-label={t('formDesign.down', { label })}
          onClick={() => onMove(index + 1, 'down')}
        />
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined />}
          disabled={count >= LIMITS.formFields}
          aria-label={t('formDesign.copy', { label })}
          onClick={onCopy}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('formDesign.remove', { label })}
          onClick={onRemove}
        />
      </span>
    </div>
  );
}

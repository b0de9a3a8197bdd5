import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../schema/form/form-problem.ts';
import type { FormField, FormRow, FormValue } from '../../../schema/form/form-spec.ts';
import { ownValue } from '../../../schema/form/form-spec.ts';
import { valueText } from '../../../schema/form/value-text.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { formatInstant } from '../date/format.ts';
import { LabelledField } from './labelled-field.tsx';
import { SaveStatus } from './save-status.tsx';
import { TableInput } from './table-input.tsx';
import type { FormFill } from './use-form-fill.ts';
import { ChoiceInput, isOpenChoice, SingleInput } from './value-input.tsx';
import styles from './form-fill.module.css';

/** What a page adds to fields. */
export interface FieldExtras {
  /** Values of the last period by key, computed ones among them. */
  readonly previous?: Readonly<Record<string, unknown>> | null;
  /** What the system knows, by key of the field. */
  readonly facts?: Readonly<Record<string, FormValue>> | null;
  /** Comments at a field. */
  readonly commentsOf?: (field: FormField) => ReactNode;
  /** Control of a field of files; without one files can not be added. */
  readonly renderFiles?: (file: FileControl) => ReactNode;
}

/** What the control of a field of files works with. */
export interface FileControl {
  readonly id: string;
  readonly field: FormField;
  readonly ids: readonly string[];
  readonly isDisabled: boolean;
  readonly onChange: (ids: readonly string[]) => void;
}

interface FormFillerProps extends FieldExtras {
  readonly fill: FormFill;
  /** Unique on the page: ids of controls are built from it. */
  readonly name: string;
  readonly isDisabled?: boolean;
  /** False where nothing is saved, as in a preview. */
  readonly hasStatus?: boolean;
}

/** Id of the control at a place of the answers. */
function controlId(name: string, path: readonly string[]): string {
  return [name, ...path].join('-');
}

/** The dumb half of filling in: every field with its control, figures, problems and comments. Decisions are in the hook. */
export function FormFiller({ fill, name, isDisabled = false, hasStatus = true, ...extras }: FormFillerProps) {
  return (
    <div className={styles['filler']}>
      {hasStatus ? <SaveStatus fill={fill} /> : null}
      {fill.restored ? <Restored fill={fill} /> : null}
      <Problems fill={fill} name={name} />
      {fill.spec.fields.map((field) => (
        <FillField key={field.key} fill={fill} field={field} name={name} isDisabled={isDisabled} extras={extras} />
      ))}
    </div>
  );
}

function Restored({ fill }: { readonly fill: FormFill }) {
  const { t } = useTranslation();
  const { at, isStale } = fill.restored!;
  const time = formatInstant(at, currentLocale());
  return (
    <Alert
      type={isStale ? 'warning' : 'info'}
      showIcon
      title={isStale ? t('formFill.save.conflict') : t('formFill.restored', { time })}
      action={
        <div className={styles['choices']}>
          {isStale ? (
            <Button size="small" onClick={fill.takeRestored}>
              {t('formFill.takeRestored', { time })}
            </Button>
          ) : null}
          <Button size="small" onClick={fill.discardRestored}>
            {t('formFill.discard')}
          </Button>
        </div>
      }
    />
  );
}

/** What stands in the way, once asked for; each line leads to its control. */
function Problems({ fill, name }: { readonly fill: FormFill; readonly name: string }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fill.attempt > 0) {
      box.current?.focus();
    }
  }, [fill.attempt]);
  if (fill.attempt === 0 || fill.problems.length === 0) {
    return null;
  }
  const go = (path: readonly string[]) => {
    const id = controlId(name, path);
    const target = document.getElementById(id) ?? document.getElementById(`${controlId(name, path.slice(0, 1))}-group`);
    target?.focus();
    target?.scrollIntoView?.({ block: 'center' });
  };
  return (
    <div ref={box} tabIndex={-1}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t('formFill.problems', { count: fill.problems.length })}
        description={
          <ul className={styles['summary']}>
            {fill.problems.map(({ path, message }) => (
              <li key={`${path.join('.')} ${message}`}>
                {path.length > 0 ? (
                  <Button type="link" size="small" className={styles['problem'] ?? ''} onClick={() => go(path)}>
                    {message}
                  </Button>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        }
      />
    </div>
  );
}

interface FillFieldProps {
  readonly fill: FormFill;
  readonly field: FormField;
  readonly name: string;
  readonly isDisabled: boolean;
  readonly extras: FieldExtras;
}

function FillField({ fill, field, name, isDisabled, extras }: FillFieldProps) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const id = controlId(name, [field.key]);
  const own = fill.problems.filter(({ path }) => path[0] === field.key);
  const value = ownValue(fill.answers, field.key) as FormValue | undefined;
  const label = labelOf(field, locale);
  const comments = extras.commentsOf?.(field);
  const change = (next: FormValue) => fill.set(field.key, next);
  const isGroup = field.kind === 'TABLE' || field.kind === 'FILE' || isOpenChoice(field);
  const help = locale === 'en' ? (field.helpEn ?? field.help) : field.help;
  return (
    <LabelledField
      id={id}
      label={label}
      help={help}
      isRequired={field.isRequired && field.kind !== 'COMPUTED'}
      isGroup={isGroup}
      problems={own.filter(({ path }) => path.length === 1).map(({ message }) => message)}
      notes={
        <>
          <Notes field={field} value={value} extras={extras} onTake={isDisabled ? undefined : change} />
          {comments ? (
            <div className={styles['comments']} aria-label={t('formFill.comments')} role="group">
              {comments}
            </div>
          ) : null}
        </>
      }
    >
      {(control) => {
        switch (field.kind) {
          case 'COMPUTED':
            return <Computed id={id} field={field} value={fill.computed[field.key] ?? null} />;
          case 'TABLE':
            return (
              <TableInput
                id={id}
                field={field}
                rows={Array.isArray(value) ? (value as readonly FormRow[]) : []}
                onChange={change}
                isDisabled={isDisabled}
                problems={cellProblems(own)}
              />
            );
          case 'FILE':
            return (
              extras.renderFiles?.({
                id,
                field,
                ids: Array.isArray(value) ? (value as readonly string[]) : [],
                isDisabled,
                onChange: change,
              }) ?? <p className={styles['help']}>{t('formFill.noFiles')}</p>
            );
          case 'CHOICE':
            return (
              <ChoiceInput
                {...control}
                field={field}
                value={(value ?? null) as string | readonly string[] | null}
                onChange={change}
                isDisabled={isDisabled}
              />
            );
          default:
            return (
              <SingleInput
                {...control}
                rules={field}
                value={typeof value === 'string' ? value : null}
                onChange={change}
                isDisabled={isDisabled}
              />
            );
        }
      }}
    </LabelledField>
  );
}

/** Messages of cells by `row.column`; those of a whole row stand at its first cell's place by `row`. */
function cellProblems(problems: readonly { readonly path: readonly string[]; readonly message: string }[]) {
  const cells = new Map<string, string[]>();
  for (const { path, message } of problems.filter(({ path: place }) => place.length > 1)) {
    const key = path.slice(1).join('.');
    cells.set(key, [...(cells.get(key) ?? []), message]);
  }
  return cells;
}

interface ComputedProps {
  readonly id: string;
  readonly field: FormField;
  readonly value: string | null;
}

function Computed({ id, field, value }: ComputedProps) {
  const { t } = useTranslation();
  return (
    <output id={id} className={styles['computed']}>
      {value === null ? (
        <span className={styles['help']}>{t('formFill.notComputed')}</span>
      ) : (
        valueText(field, value, currentLocale())
      )}
      <span className={styles['required']}>{t('formFill.computed')}</span>
    </output>
  );
}

interface NotesProps {
  readonly field: FormField;
  readonly value: FormValue | undefined;
  readonly extras: FieldExtras;
  readonly onTake: ((value: FormValue) => void) | undefined;
}

/** The last period's value and the system's own, beside what is answered. */
function Notes({ field, value, extras, onTake }: NotesProps) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const previous = extras.previous ? valueText(field, ownValue(extras.previous, field.key), locale) : '';
  const fact = extras.facts ? (ownValue(extras.facts, field.key) as FormValue | undefined) : undefined;
  const factText = valueText(field, fact, locale);
  const isSame = JSON.stringify(fact ?? null) === JSON.stringify(value ?? null);
  if (previous === '' && factText === '') {
    return null;
  }
  return (
    <div className={styles['notes']}>
      {factText !== '' ? (
        <span>
          {t('formFill.fact', { value: factText })}
          {' · '}
          {isSame ? t('formFill.factSame') : t('formFill.factDiffers')}
          {!isSame && onTake ? (
            <Button
              type="link"
              size="small"
              aria-label={t('formFill.factUseOf', { label: labelOf(field, locale) })}
              onClick={() => onTake(fact!)}
            >
              {t('formFill.factUse')}
            </Button>
          ) : null}
        </span>
      ) : null}
      {previous !== '' && field.kind !== 'TABLE' ? <span>{t('formFill.previous', { value: previous })}</span> : null}
    </div>
  );
}

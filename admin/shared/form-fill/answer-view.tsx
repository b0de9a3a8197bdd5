import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDecimal, subtract } from '../../../schema/form/decimal.ts';
import { numberOf } from '../../../schema/form/compute-fields.ts';
import { labelOf } from '../../../schema/form/form-problem.ts';
import {
  type FormField,
  type FormRow,
  type FormSpec,
  isEmptyValue,
  isNumeric,
  ownValue,
} from '../../../schema/form/form-spec.ts';
import { groupedDecimal, valueText } from '../../../schema/form/value-text.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { Nothing } from '../date/date-text.tsx';
import styles from './form-fill.module.css';

interface AnswerViewProps {
  readonly spec: FormSpec;
  /** Values by key, computed ones among them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Values of the last period by key; without them there is no comparison. */
  readonly previous?: Readonly<Record<string, unknown>> | null;
  readonly renderFiles?: (field: FormField, ids: readonly string[]) => ReactNode;
  /** Comments, or the place to write them, below a field. */
  readonly commentsOf?: (field: FormField) => ReactNode;
}

/** Answers to read: a table of fields with the last period beside it, one block a field where there is no room. */
export function AnswerView({ spec, values, previous = null, renderFiles, commentsOf }: AnswerViewProps) {
  const { t } = useTranslation();
  const locale = currentLocale();
  return (
    <div className={styles['viewBox']}>
      <table className={styles['view']}>
        <caption className="xl-visually-hidden">{t('formFill.view.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('formFill.view.field')}</th>
            <th scope="col">{t('formFill.view.value')}</th>
            {previous ? (
              <>
                <th scope="col">{t('formFill.view.previous')}</th>
                <th scope="col">{t('formFill.view.change')}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {spec.fields.map((field) => {
            const value = ownValue(values, field.key);
            const comments = commentsOf?.(field);
            return (
              <tr key={field.key} data-field={field.key}>
                <th scope="row">{labelOf(field, locale)}</th>
                <td>
                  {previous ? <span className={styles['part']}>{t('formFill.view.value')}</span> : null}
                  <Value field={field} value={value} renderFiles={renderFiles} />
                  {comments ? <div className={styles['comments']}>{comments}</div> : null}
                </td>
                {previous ? (
                  <>
                    <td>
                      <span className={styles['part']}>{t('formFill.view.previous')}</span>
                      <Value field={field} value={ownValue(previous, field.key)} renderFiles={renderFiles} />
                    </td>
                    <td>
                      <span className={styles['part']}>{t('formFill.view.change')}</span>
                      <Change field={field} value={value} before={ownValue(previous, field.key)} />
                    </td>
                  </>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface ValueProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly renderFiles: ((field: FormField, ids: readonly string[]) => ReactNode) | undefined;
}

function Value({ field, value, renderFiles }: ValueProps) {
  const locale = currentLocale();
  if (isEmptyValue(value)) {
    return <Nothing />;
  }
  if (field.kind === 'TABLE' && Array.isArray(value)) {
    return (
      <table className={styles['inner']}>
        <thead>
          <tr>
            {field.columns.map((column) => (
              <th key={column.key} scope="col">
                {labelOf(column, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(value as readonly FormRow[]).map((row, index) => (
            // Rows have no identity of their own.
            <tr key={index}>
              {field.columns.map((column) => (
                <td key={column.key}>{valueText(column, ownValue(row, column.key), locale) || <Nothing />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  if (field.kind === 'FILE' && renderFiles && Array.isArray(value)) {
    return <>{renderFiles(field, value as readonly string[])}</>;
  }
  return <span className={styles['figure']}>{valueText(field, value, locale)}</span>;
}

interface ChangeProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly before: unknown;
}

/** What has changed since the last period, as an exact difference where it is a figure. */
function Change({ field, value, before }: ChangeProps) {
  const { t } = useTranslation();
  if (JSON.stringify(value ?? null) === JSON.stringify(before ?? null)) {
    return <>{t('formFill.view.same')}</>;
  }
  if (isEmptyValue(before)) {
    return <>{t('formFill.view.added')}</>;
  }
  if (isEmptyValue(value)) {
    return <>{t('formFill.view.gone')}</>;
  }
  return <>{isNumeric(field) ? difference(field, value, before) : t('formFill.view.differs')}</>;
}

function difference(field: FormField, value: unknown, before: unknown): string {
  const kind = field.kind === 'COMPUTED' ? (field.isMoney ? 'MONEY' : 'NUMBER') : field.kind;
  const [now, then] = [numberOf(kind, value), numberOf(kind, before)];
  if (!now || !then) {
    return '';
  }
  const change = subtract(now, then);
  const text = groupedDecimal(formatDecimal(change, kind === 'MONEY' ? 2 : (field.decimals ?? 0)));
  return change.n > 0n ? `+${text}` : text;
}

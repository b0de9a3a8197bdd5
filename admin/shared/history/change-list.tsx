import { LockOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayText, InstantText } from '../date/date-text.tsx';
import { useEnumLabel } from '../enum/enum-label.tsx';
import { type AuditFacts, type NamedRecord, namesOf } from './audit-names.ts';
import styles from './history.module.css';

type Change = AuditFacts['changes'][number];

/** Shown of a digest: enough to tell two values apart. */
const DIGEST_SHOWN = 8;

/** What an entry changed, field by field: the value before, then the value after. */
export function ChangeList({ entry }: { readonly entry: AuditFacts }) {
  const { t } = useTranslation();
  const names = namesOf(entry);
  if (entry.changes.length === 0) {
    return null;
  }
  return (
    <dl className={styles['changes']} aria-label={t('history.changes')}>
      {entry.changes.map((change) => (
        <div key={change.field} className={styles['change']}>
          <dt>{change.label}</dt>
          <dd>
            {change.beforeValues.length > 0 ? (
              <>
                <del>
                  <Values change={change} values={change.beforeValues} names={names} />
                </del>{' '}
                <span aria-hidden="true">→</span>
                <span className="xl-visually-hidden">{t('history.becomes')}</span>{' '}
              </>
            ) : null}
            <ins>
              <Values change={change} values={change.afterValues} names={names} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ValuesProps {
  readonly change: Change;
  readonly values: readonly string[];
  readonly names: ReadonlyMap<string, NamedRecord>;
}

function Values({ change, values, names }: ValuesProps) {
  const { t } = useTranslation();
  if (values.length === 0) {
    return t('history.nothing');
  }
  return values.map((value, index) => (
    <Fragment key={value}>
      {index > 0 ? t('history.comma') : null}
      <Value change={change} value={value} names={names} />
    </Fragment>
  ));
}

function Value({ change, value, names }: Omit<ValuesProps, 'values'> & { readonly value: string }): ReactNode {
  const { t } = useTranslation();
  const enumLabel = useEnumLabel();
  switch (change.kind) {
    case 'DAY':
      return <DayText value={value} />;
    case 'INSTANT':
      return <InstantText value={value} />;
    case 'ENUM':
      return enumLabel(change.enumName ?? '', value);
    case 'DIGEST':
      return (
        <Tooltip title={t('history.digestWhy')}>
          <span className={styles['digest']}>
            <LockOutlined aria-hidden="true" /> {t('history.digest')}{' '}
            {value.replace('hmac:', '').slice(0, DIGEST_SHOWN)}
          </span>
        </Tooltip>
      );
    case 'REFERENCE': {
      const record = names.get(value);
      if (!record) {
        return t('history.notVisible');
      }
      return record.to ? (
        <Link className="xl-inline-link" to={record.to}>
          {record.name}
        </Link>
      ) : (
        record.name
      );
    }
    default:
      return value;
  }
}

import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../providers/i18n.ts';
import { formatDay } from '../date/format.ts';
import { useEnumLabel } from '../enum/enum-label.tsx';
import type { FilterSpec, TableFilter } from './filter-spec.ts';
import styles from './table.module.css';

interface ActiveFiltersProps {
  readonly specs: readonly FilterSpec[];
  readonly filters: readonly TableFilter[];
  readonly onChange: (filters: readonly TableFilter[]) => void;
  readonly onClear: () => void;
}

/** What narrows the list now, each condition with a way to take it off. */
export function ActiveFilters({ specs, filters, onChange, onClear }: ActiveFiltersProps) {
  const { t } = useTranslation();
  const enumLabel = useEnumLabel();
  if (filters.length === 0) {
    return null;
  }
  const describe = (spec: FilterSpec, filter: TableFilter): ReactNode => {
    const first = filter.values[0] ?? '';
    switch (spec.kind) {
      case 'enum':
        return filter.values.map((value) => enumLabel(spec.enumType, value)).join(t('table.listSeparator'));
      case 'boolean':
        return first === 'true' ? t('table.yes') : t('table.no');
      case 'day':
      case 'instant':
        return `${filter.operator === 'gte' ? '≥' : '≤'} ${formatDay(first, currentLocale())}`;
      case 'number':
        return `${filter.operator === 'gte' ? '≥' : '≤'} ${first}`;
      case 'id': {
        const Describe = spec.describe;
        return filter.values.map((id) => (
          <span key={id} className={styles['chipPart']}>
            <Describe id={id} />
          </span>
        ));
      }
      case 'text':
        return t('table.containing', { text: first });
    }
  };
  return (
    <ul className={styles['chips']} aria-label={t('table.activeFilters')}>
      {filters.map((filter) => {
        const spec = specs.find((item) => item.field === filter.field);
        if (!spec) {
          return null;
        }
        const label = t(spec.labelKey);
        return (
          <li key={`${filter.field}.${filter.operator}`}>
            <Tag
              variant="filled"
              closable={{ 'aria-label': t('table.removeFilter', { label }) }}
              onClose={(event) => {
                event.preventDefault();
                onChange(filters.filter((item) => item !== filter));
              }}
              style={{ marginInlineEnd: 0 }}
            >
              {label}
              {t('table.colon')}
              {describe(spec, filter)}
            </Tag>
          </li>
        );
      })}
      <li>
        <Button type="link" size="small" onClick={onClear}>
          {t('table.clearFilters')}
        </Button>
      </li>
    </ul>
  );
}

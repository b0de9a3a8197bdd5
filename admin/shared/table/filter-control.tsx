import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayRangePicker } from '../date/day-picker.tsx';
import { useEnumOptions } from '../enum/enum-label.tsx';
import { type FilterSpec, filterValues, type TableFilter, withFilter } from './filter-spec.ts';

interface FilterControlFieldProps {
  readonly spec: FilterSpec;
  readonly filters: readonly TableFilter[];
  readonly onChange: (filters: readonly TableFilter[]) => void;
  /** In a toolbar the name of the filter stands inside the control. */
  readonly isInline?: boolean;
}

/** The control for one filter, by its kind. */
export function FilterControl({ spec, filters, onChange, isInline = false }: FilterControlFieldProps) {
  const { t } = useTranslation();
  const label = t(spec.labelKey);
  switch (spec.kind) {
    case 'enum':
      return <EnumFilter spec={spec} filters={filters} onChange={onChange} isInline={isInline} />;
    case 'boolean': {
      const value = filterValues(filters, spec.field, 'eq')[0];
      return (
        <Select
          allowClear
          aria-label={label}
          style={{ width: '100%', minWidth: isInline ? 120 : 0 }}
          placeholder={isInline ? label : t('table.any')}
          {...(value ? { value } : {})}
          options={[
            { value: 'true', label: t('table.yes') },
            { value: 'false', label: t('table.no') },
          ]}
          onChange={(next: string | undefined) => onChange(withFilter(filters, spec, 'eq', next ? [next] : []))}
        />
      );
    }
    case 'number':
      return (
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
          {(['gte', 'lte'] as const).map((operator) => {
            const value = filterValues(filters, spec.field, operator)[0];
            const words = t(operator === 'gte' ? 'table.atLeast' : 'table.atMost', { label });
            return (
              <InputNumber
                key={operator}
                aria-label={words}
                placeholder={t(operator === 'gte' ? 'table.min' : 'table.max')}
                style={{ width: '100%' }}
                value={value === undefined ? null : Number(value)}
                onChange={(next) => onChange(withFilter(filters, spec, operator, next === null ? [] : [String(next)]))}
              />
            );
          })}
        </div>
      );
    case 'day':
    case 'instant':
      return (
        <DayRangePicker
          labels={[`${label} ${t('date.from')}`, `${label} ${t('date.to')}`]}
          value={{ from: filterValues(filters, spec.field, 'gte')[0], to: filterValues(filters, spec.field, 'lte')[0] }}
          onChange={(range) =>
            onChange(
              withFilter(
                withFilter(filters, spec, 'gte', range?.from ? [range.from] : []),
                spec,
                'lte',
                range?.to ? [range.to] : [],
              ),
            )
          }
        />
      );
    case 'id': {
      const Control = spec.control;
      return (
        <Control
          label={label}
          values={filterValues(filters, spec.field, 'in')}
          onChange={(values) => onChange(withFilter(filters, spec, 'in', values))}
        />
      );
    }
    case 'text': {
      const text = filterValues(filters, spec.field, 'contains')[0] ?? '';
      return (
        <Input
          // Typing is the field's own business until it is left; a change from outside starts it anew.
          key={text}
          allowClear
          aria-label={label}
          {...(isInline ? { placeholder: label } : {})}
          defaultValue={text}
          onChange={(event) => {
            if (event.target.value === '') {
              onChange(withFilter(filters, spec, 'contains', []));
            }
          }}
          onPressEnter={(event) => onChange(withFilter(filters, spec, 'contains', [event.currentTarget.value]))}
          onBlur={(event) => {
            if (event.currentTarget.value !== text) {
              onChange(withFilter(filters, spec, 'contains', [event.currentTarget.value]));
            }
          }}
        />
      );
    }
  }
}

function EnumFilter({
  spec,
  filters,
  onChange,
  isInline,
}: Omit<FilterControlFieldProps, 'spec'> & { readonly spec: Extract<FilterSpec, { kind: 'enum' }> }) {
  const { t } = useTranslation();
  const chosen = filterValues(filters, spec.field, 'in');
  const options = useEnumOptions(spec.enumType, spec.values);
  const label = t(spec.labelKey);
  if (spec.isBare === true) {
    return (
      <Select<string>
        allowClear
        aria-label={label}
        placeholder={isInline ? label : t('table.any')}
        style={{ width: '100%', minWidth: isInline ? 120 : 0 }}
        {...(chosen[0] ? { value: chosen[0] } : {})}
        options={options}
        onChange={(value: string | undefined) => onChange(withFilter(filters, spec, 'in', value ? [value] : []))}
      />
    );
  }
  return (
    <Select
      mode="multiple"
      allowClear
      aria-label={label}
      placeholder={isInline ? label : t('table.any')}
      style={{ width: '100%', minWidth: isInline ? 150 : 0 }}
      {...(isInline ? { maxTagCount: 0, maxTagPlaceholder: t('table.chosen', { label, count: chosen.length }) } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...chosen]}
      options={options}
      onChange={(values: string[]) => onChange(withFilter(filters, spec, 'in', values))}
    />
  );
}

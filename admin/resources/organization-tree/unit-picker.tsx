import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrganizationChartOptionsDocument } from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';

interface UnitPickerProps {
  readonly id: string;
  /** The unit in the chart; its name comes with it. */
  readonly value: { readonly id: string; readonly name: string } | undefined;
  readonly onChange: (id: string) => void;
}

/** Picks the unit at the head of the chart by typing part of its name. */
export function UnitPicker({ id, value, onChange }: UnitPickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  const { data, isFetching } = useDocument(
    OrganizationChartOptionsDocument,
    { search: wanted === '' ? null : wanted },
    { resource: 'organization', keepsPrevious: true },
  );
  const options = (data?.organizations.nodes ?? []).map((item) => ({ value: item.id, label: item.name }));
  if (value && !options.some((option) => option.value === value.id)) {
    options.unshift({ value: value.id, label: value.name });
  }
  return (
    <Select<string>
      id={id}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('organizationTree.choose')}
      loading={isFetching}
      options={options}
      {...(value ? { value: value.id } : {})}
      onChange={onChange}
    />
  );
}

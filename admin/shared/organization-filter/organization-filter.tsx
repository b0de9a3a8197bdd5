import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrganizationFilterNameDocument, OrganizationFilterOptionsDocument } from '../../gql/graphql.ts';
import { useDebounced } from '../data/use-debounced.ts';
import { useDocument } from '../data/use-document.ts';
import type { FilterControlProps, FilterSpec } from '../table/filter-spec.ts';

function useOrganizationName(id: string | undefined): string | undefined {
  const { data } = useDocument(
    OrganizationFilterNameDocument,
    { id: id ?? '' },
    { resource: 'organization', isEnabled: Boolean(id) },
  );
  return data?.organization?.name;
}

function OrganizationControl({ values, onChange, label }: FilterControlProps) {
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  const { data, isFetching } = useDocument(
    OrganizationFilterOptionsDocument,
    { search: wanted === '' ? null : wanted },
    { resource: 'organization', keepsPrevious: true },
  );
  const value = values[0];
  const chosen = useOrganizationName(value);
  const options = (data?.organizations.nodes ?? []).map(({ id, name, parent }) => ({
    value: id,
    label: parent ? `${name} · ${parent.name}` : name,
  }));
  if (value && !options.some((option) => option.value === value)) {
    options.push({ value, label: chosen ?? value });
  }
  return (
    <Select<string>
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ width: '100%', minWidth: 180 }}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(id: string | undefined) => onChange(id ? [id] : [])}
    />
  );
}

function OrganizationName({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return useOrganizationName(id) ?? t('organizationFilter.unknown');
}

/** Narrows a list to an organization and all below it; the API's `within`. */
export const withinFilterSpec: FilterSpec = {
  kind: 'id',
  field: 'within',
  labelKey: 'organizationFilter.within',
  isBare: true,
  isPinned: true,
  control: OrganizationControl,
  describe: OrganizationName,
};

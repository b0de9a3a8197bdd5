import { Select } from 'antd';
import { useState } from 'react';
import { RuleOrganizationNameDocument, RuleOrganizationsDocument } from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import type { FilterControlProps } from '../../shared/table/filter-spec.ts';

/** Picks the organization whose exceptions are listed by typing part of its name. */
export function OrganizationFilter({ values, onChange, label }: FilterControlProps) {
  const [text, setText] = useState('');
  const [value] = values;
  const wanted = useDebounced(text.trim());
  const found = useDocument(
    RuleOrganizationsDocument,
    { search: wanted === '' ? null : wanted },
    { resource: 'organization', keepsPrevious: true },
  );
  const chosen = useDocument(
    RuleOrganizationNameDocument,
    { id: value ?? '' },
    { resource: 'organization', isEnabled: value !== undefined },
  );
  const options = (found.data?.organizations.nodes ?? []).map((item) => ({ value: item.id, label: item.name }));
  const own = chosen.data?.organization;
  if (own && own.id === value && !options.some((option) => option.value === own.id)) {
    options.unshift({ value: own.id, label: own.name });
  }
  return (
    <Select<string>
      aria-label={label}
      style={{ width: '100%', minWidth: 200 }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={label}
      loading={found.isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(id: string | undefined) => onChange(id ? [id] : [])}
    />
  );
}

/** Name of an organization that is known by its id only. */
export function OrganizationNameOf({ id }: { readonly id: string }) {
  const { data } = useDocument(RuleOrganizationNameDocument, { id }, { resource: 'organization' });
  return data?.organization?.name ?? id;
}

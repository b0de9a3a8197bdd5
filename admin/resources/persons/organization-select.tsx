import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonOrganizationNameDocument, PersonOrganizationsDocument } from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';

interface OrganizationSelectProps {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly 'aria-label'?: string;
}

/** Picks an organization by typing part of its name. */
export function OrganizationSelect({ value, onChange, ...rest }: OrganizationSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  const found = useDocument(
    PersonOrganizationsDocument,
    { search: wanted === '' ? null : wanted },
    { resource: 'organization', keepsPrevious: true },
  );
  const present = useDocument(
    PersonOrganizationNameDocument,
    { id: value ?? '' },
    { resource: 'organization', isEnabled: Boolean(value) },
  );
  const options = (found.data?.organizations.nodes ?? []).map((item) => ({ value: item.id, label: item.name }));
  const own = present.data?.organization;
  if (own && own.id === value && !options.some((option) => option.value === own.id)) {
    options.push({ value: own.id, label: own.name });
  }
  return (
    <Select<string>
      {...rest}
      style={{ width: '100%', minWidth: 200 }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('person.choose')}
      loading={found.isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(id) => onChange?.(id)}
    />
  );
}

/** Name of an organization that is known by its id only. */
export function OrganizationNameOf({ id }: { readonly id: string }) {
  const { data } = useDocument(PersonOrganizationNameDocument, { id }, { resource: 'organization' });
  return data?.organization?.name ?? id;
}

import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProcedureOrganizationNameDocument, ProcedureOrganizationsDocument } from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';

interface PickerProps {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly 'aria-label'?: string;
}

/** Picks an organization by typing part of its name. */
export function OrganizationSelect({ value, onChange, ...rest }: PickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  const found = useDocument(
    ProcedureOrganizationsDocument,
    { search: wanted === '' ? null : wanted },
    { resource: 'organization', keepsPrevious: true },
  );
  const present = useDocument(
    ProcedureOrganizationNameDocument,
    { id: value ?? '' },
    { resource: 'organization', isEnabled: Boolean(value) },
  );
  const options = (found.data?.organizations.nodes ?? []).map(({ id, name, parent }) => ({
    value: id,
    label: parent ? `${name} · ${parent.name}` : name,
  }));
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
      placeholder={t('procedure.choose')}
      loading={found.isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(id) => onChange?.(id)}
    />
  );
}

/** Name of an organization that is known by its id only. */
export function OrganizationNameOf({ id }: { readonly id: string }) {
  const { data } = useDocument(ProcedureOrganizationNameDocument, { id }, { resource: 'organization' });
  return data?.organization?.name ?? id;
}

import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrganizationOptionsDocument } from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';

interface OrganizationPickerProps {
  readonly id?: string;
  readonly isMultiple?: boolean;
  readonly value?: string | string[];
  readonly onChange?: (value: string | string[]) => void;
  /** Shown for the value that the form starts with. */
  readonly initial?: { readonly id: string; readonly name: string };
}

/** Picks one or several organizations by typing part of a name. */
export function OrganizationPicker({ id, isMultiple = false, value, onChange, initial }: OrganizationPickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  const { data, isFetching } = useDocument(
    OrganizationOptionsDocument,
    { search: wanted === '' ? null : wanted },
    { resource: 'organization', keepsPrevious: true },
  );
  const options = (data?.organizations.nodes ?? []).map((item) => ({ value: item.id, label: item.name }));
  if (initial && !options.some((option) => option.value === initial.id)) {
    options.unshift({ value: initial.id, label: initial.name });
  }
  return (
    <Select<string | string[]>
      {...(id ? { id } : {})}
      {...(isMultiple ? { mode: 'multiple' as const } : {})}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('organization.choose')}
      loading={isFetching}
      options={options}
      {...(value === undefined ? {} : { value })}
      onChange={(next) => onChange?.(next)}
    />
  );
}

import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  OfficeOrganizationNameDocument,
  OfficeOrganizationsDocument,
  OfficePersonsDocument,
} from '../../gql/graphql.ts';
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
    OfficeOrganizationsDocument,
    { search: wanted === '' ? null : wanted },
    { resource: 'organization', keepsPrevious: true },
  );
  const present = useDocument(
    OfficeOrganizationNameDocument,
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
      placeholder={t('office.choose')}
      loading={found.isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(id) => onChange?.(id)}
    />
  );
}

/** Name of an organization that is known by its id only. */
export function OrganizationNameOf({ id }: { readonly id: string }) {
  const { data } = useDocument(OfficeOrganizationNameDocument, { id }, { resource: 'organization' });
  return data?.organization?.name ?? id;
}

interface PersonPickerProps extends PickerProps {
  /** Stated purpose, without which people of lower levels are not found. */
  readonly purpose?: string | undefined;
}

/** Picks a person by typing a name, its pinyin or a student number. */
export function PersonSelect({ value, onChange, purpose, ...rest }: PersonPickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string }>();
  const wanted = useDebounced(text.trim());
  const found = useDocument(
    OfficePersonsDocument,
    { search: wanted },
    { resource: 'person', isEnabled: wanted !== '', keepsPrevious: true, purpose },
  );
  const options =
    wanted === ''
      ? []
      : (found.data?.persons.nodes ?? []).map((person) => ({
          value: person.id,
          label: [person.name, person.organization?.name, person.facultyUnit, person.grade].filter(Boolean).join(' · '),
        }));
  if (chosen && chosen.value === value && !options.some((option) => option.value === value)) {
    options.push(chosen);
  }
  return (
    <Select<string>
      {...rest}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('office.appoint.personHelp')}
      notFoundContent={wanted === '' ? t('office.appoint.personHelp') : t('office.appoint.personEmpty')}
      loading={found.isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(id) => {
        setChosen(options.find((option) => option.value === id));
        onChange?.(id);
      }}
    />
  );
}

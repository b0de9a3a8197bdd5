import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CaseOfficeDocument,
  CaseOfficesDocument,
  CaseOrganizationNameDocument,
  CaseOrganizationsDocument,
  CasePersonsDocument,
} from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';

interface PickerProps {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

interface SearchSelectProps extends PickerProps {
  readonly placeholder: string;
  readonly notFound: string;
  readonly isFetching: boolean;
  readonly found: readonly Option[];
  /** Words for the value that the form starts with. */
  readonly initial?: Option | undefined;
  readonly onSearch: (text: string) => void;
}

function SearchSelect({ value, onChange, found, initial, isFetching, notFound, onSearch, ...rest }: SearchSelectProps) {
  const [chosen, setChosen] = useState<Option>();
  const known = [chosen, initial].find((option) => option && option.value === value);
  const options = known && !found.some((option) => option.value === known.value) ? [known, ...found] : [...found];
  return (
    <Select<string>
      {...rest}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      notFoundContent={notFound}
      loading={isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(next: string | undefined) => {
        setChosen(options.find((option) => option.value === next));
        onChange?.(next);
      }}
    />
  );
}

/** Picks an office by typing part of its name. */
export function OfficePicker(props: PickerProps) {
  const { t } = useTranslation();
  const [text, onSearch] = useState('');
  const name = useDebounced(text.trim());
  const [office] = useCurrentOffice();
  const found = useDocument(
    CaseOfficesDocument,
    // Cases are opened for what lies below the office from which one works.
    { name, within: office?.organization.id ?? null },
    { resource: 'office', isEnabled: name !== '', keepsPrevious: true },
  );
  const present = useDocument(
    CaseOfficeDocument,
    { id: props.value ?? '' },
    { resource: 'office', isEnabled: Boolean(props.value) },
  );
  const optionOf = ({
    id,
    name: own,
    organization,
  }: {
    id: string;
    name: string;
    organization: { name: string } | null;
  }) => ({
    value: id,
    label: [own, organization?.name].filter(Boolean).join(' · '),
  });
  return (
    <SearchSelect
      {...props}
      placeholder={t('procedureCase.open.officeHelp')}
      notFound={t('procedureCase.open.officeHelp')}
      onSearch={onSearch}
      isFetching={found.isFetching}
      found={name === '' ? [] : (found.data?.offices.nodes ?? []).map(optionOf)}
      initial={present.data?.office ? optionOf(present.data.office) : undefined}
    />
  );
}

/** Picks an organization by typing part of its name. */
export function OrganizationPicker(props: PickerProps) {
  const { t } = useTranslation();
  const [text, onSearch] = useState('');
  const search = useDebounced(text.trim());
  const found = useDocument(
    CaseOrganizationsDocument,
    { search: search === '' ? null : search },
    { resource: 'organization', keepsPrevious: true },
  );
  const present = useDocument(
    CaseOrganizationNameDocument,
    { id: props.value ?? '' },
    { resource: 'organization', isEnabled: Boolean(props.value) },
  );
  const own = present.data?.organization;
  return (
    <SearchSelect
      {...props}
      placeholder={t('procedureCase.open.choose')}
      notFound={t('procedureCase.open.choose')}
      onSearch={onSearch}
      isFetching={found.isFetching}
      found={(found.data?.organizations.nodes ?? []).map(({ id, name, parent }) => ({
        value: id,
        label: parent ? `${name} · ${parent.name}` : name,
      }))}
      initial={own ? { value: own.id, label: own.name } : undefined}
    />
  );
}

interface PersonPickerProps extends PickerProps {
  /** Stated purpose, without which people of lower levels are not found. */
  readonly purpose?: string | undefined;
}

/** Picks a candidate by typing a name, its pinyin or a student number. */
export function PersonPicker({ purpose, ...props }: PersonPickerProps) {
  const { t } = useTranslation();
  const [text, onSearch] = useState('');
  const search = useDebounced(text.trim());
  const found = useDocument(
    CasePersonsDocument,
    { search },
    { resource: 'person', isEnabled: search !== '', keepsPrevious: true, purpose },
  );
  return (
    <SearchSelect
      {...props}
      placeholder={t('procedureCase.open.personHelp')}
      notFound={t(search === '' ? 'procedureCase.open.personHelp' : 'procedureCase.open.personEmpty')}
      onSearch={onSearch}
      isFetching={found.isFetching}
      found={
        search === ''
          ? []
          : (found.data?.persons.nodes ?? []).map((person) => ({
              value: person.id,
              label: [person.name, person.organization?.name, person.facultyUnit, person.grade]
                .filter(Boolean)
                .join(' · '),
            }))
      }
    />
  );
}

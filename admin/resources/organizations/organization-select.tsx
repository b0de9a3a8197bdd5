import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  OrganizationDivisionsDocument,
  OrganizationInstitutionsDocument,
  OrganizationOptionsDocument,
} from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface SearchSelectProps {
  readonly id?: string;
  readonly isMultiple?: boolean;
  readonly canClear?: boolean;
  readonly placeholder: string;
  readonly value?: string | string[] | null | undefined;
  readonly onChange?: ((value: string | string[] | null) => void) | undefined;
  readonly onSearch: (text: string) => void;
  readonly isFetching: boolean;
  readonly found: readonly Option[];
  readonly initial?: Option | undefined;
}

/** A select over a server-side search that keeps the words of what was chosen when the search moves on. */
function SearchSelect({
  id,
  isMultiple = false,
  canClear = true,
  placeholder,
  value,
  onChange,
  onSearch,
  isFetching,
  found,
  initial,
}: SearchSelectProps) {
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const selected = [value ?? []].flat();
  const options = [...found];
  for (const option of [...chosen, ...(initial ? [initial] : [])]) {
    if (selected.includes(option.value) && !options.some((item) => item.value === option.value)) {
      options.unshift(option);
    }
  }
  return (
    <Select<string | string[]>
      {...(id ? { id } : {})}
      {...(isMultiple ? { mode: 'multiple' as const } : {})}
      style={{ width: '100%' }}
      allowClear={canClear}
      showSearch={{ filterOption: false, onSearch }}
      placeholder={placeholder}
      loading={isFetching}
      options={options}
      {...(value === undefined || value === null ? {} : { value })}
      onChange={(next: string | string[] | undefined) => {
        const wanted = [next ?? []].flat();
        setChosen(options.filter((option) => wanted.includes(option.value)));
        onChange?.(next ?? null);
      }}
    />
  );
}

/** The search text as it is asked for: settled, and null when empty. */
function useSearchText(): [string | null, (text: string) => void] {
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  return [wanted === '' ? null : wanted, setText];
}

interface PickerProps {
  readonly id?: string;
  readonly value?: string | string[] | null;
  readonly onChange?: (value: string | string[] | null) => void;
}

interface OrganizationPickerProps extends PickerProps {
  readonly isMultiple?: boolean;
  /** Shown for the value that the form starts with. */
  readonly initial?: { readonly id: string; readonly name: string };
}

/** Picks one or several organizations by typing part of a name. */
export function OrganizationPicker({ initial, ...rest }: OrganizationPickerProps) {
  const { t } = useTranslation();
  const [search, onSearch] = useSearchText();
  const { data, isFetching } = useDocument(
    OrganizationOptionsDocument,
    { search },
    { resource: 'organization', keepsPrevious: true },
  );
  return (
    <SearchSelect
      {...rest}
      placeholder={t('organization.choose')}
      onSearch={onSearch}
      isFetching={isFetching}
      found={(data?.organizations.nodes ?? []).map(({ id, name, parent }) => ({
        value: id,
        label: parent ? `${name} · ${parent.name}` : name,
      }))}
      initial={initial ? { value: initial.id, label: initial.name } : undefined}
    />
  );
}

/** Picks a school of the register. */
export function InstitutionPicker(props: PickerProps) {
  const { t } = useTranslation();
  const [search, onSearch] = useSearchText();
  const { data, isFetching } = useDocument(
    OrganizationInstitutionsDocument,
    { search },
    { resource: 'institution', keepsPrevious: true },
  );
  return (
    <SearchSelect
      {...props}
      placeholder={t('organization.choose')}
      onSearch={onSearch}
      isFetching={isFetching}
      found={(data?.institutions.nodes ?? []).map(({ id, name, code }) => ({
        value: id,
        label: code ? `${name} · ${code}` : name,
      }))}
    />
  );
}

/** Picks an administrative division in force; its value is the division code. */
export function DivisionPicker(props: PickerProps & { readonly canClear?: boolean }) {
  const { t } = useTranslation();
  const [search, onSearch] = useSearchText();
  const { data, isFetching } = useDocument(
    OrganizationDivisionsDocument,
    { search },
    { resource: 'division', keepsPrevious: true },
  );
  return (
    <SearchSelect
      {...props}
      placeholder={t('organization.chooseDivision')}
      onSearch={onSearch}
      isFetching={isFetching}
      found={(data?.divisions.nodes ?? []).map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
    />
  );
}

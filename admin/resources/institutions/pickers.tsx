import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  InstitutionDivisionsDocument,
  InstitutionOptionsDocument,
  InstitutionProvincesDocument,
} from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import type { FilterControlProps } from '../../shared/table/filter-spec.ts';

interface PickerProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function useProvinces(): { readonly options: Option[]; readonly isFetching: boolean } {
  const { data, isFetching } = useDocument(InstitutionProvincesDocument, {}, { resource: 'division' });
  return {
    options: (data?.divisions.nodes ?? []).map(({ code, name }) => ({ value: code, label: name })),
    isFetching,
  };
}

/** Picks a province; its value is the division code. */
export function ProvinceSelect({ id, value, onChange }: PickerProps) {
  const { options, isFetching } = useProvinces();
  return (
    <Select<string>
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(next) => onChange?.(next)}
    />
  );
}

/** Filter of a list by provinces. */
export function ProvinceFilter({ values, onChange, label }: FilterControlProps) {
  const { options, isFetching } = useProvinces();
  return (
    <Select<string[]>
      mode="multiple"
      aria-label={label}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      loading={isFetching}
      options={options}
      value={[...values]}
      onChange={onChange}
    />
  );
}

/** Name of a province that is known by its code only. */
export function ProvinceName({ code }: { readonly code: string }) {
  const { options } = useProvinces();
  return options.find(({ value }) => value === code)?.label ?? code;
}

interface SearchSelectProps extends PickerProps {
  readonly placeholder: string;
  readonly onSearch: (text: string) => void;
  readonly isFetching: boolean;
  readonly found: readonly Option[];
  /** Words for the value that the form starts with. */
  readonly initial?: Option | undefined;
}

function SearchSelect({ id, value, onChange, placeholder, onSearch, isFetching, found, initial }: SearchSelectProps) {
  // The words of what was chosen stay when the search moves on.
  const [chosen, setChosen] = useState<Option | undefined>(initial);
  const options =
    chosen && chosen.value === value && !found.some((option) => option.value === value)
      ? [chosen, ...found]
      : [...found];
  return (
    <Select<string>
      {...(id ? { id } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      placeholder={placeholder}
      loading={isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(next: string | undefined) => {
        setChosen(options.find((option) => option.value === next));
        onChange?.(next ?? null);
      }}
    />
  );
}

function useSearchText(): [string | null, (text: string) => void] {
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  return [wanted === '' ? null : wanted, setText];
}

interface DivisionPickerProps extends PickerProps {
  readonly initial?: Option | undefined;
}

/** Picks an administrative division in force; its value is the division code. */
export function DivisionPicker(props: DivisionPickerProps) {
  const { t } = useTranslation();
  const [search, onSearch] = useSearchText();
  const { data, isFetching } = useDocument(
    InstitutionDivisionsDocument,
    { search },
    { resource: 'division', keepsPrevious: true },
  );
  return (
    <SearchSelect
      {...props}
      placeholder={t('institution.chooseDivision')}
      onSearch={onSearch}
      isFetching={isFetching}
      found={(data?.divisions.nodes ?? []).map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
    />
  );
}

/** Picks a school of the register. */
export function InstitutionPicker(props: PickerProps) {
  const { t } = useTranslation();
  const [search, onSearch] = useSearchText();
  const { data, isFetching } = useDocument(
    InstitutionOptionsDocument,
    { search },
    { resource: 'institution', keepsPrevious: true },
  );
  return (
    <SearchSelect
      {...props}
      placeholder={t('institution.search')}
      onSearch={onSearch}
      isFetching={isFetching}
      found={(data?.institutions.nodes ?? []).map(({ id, name, code }) => ({
        value: id,
        label: code ? `${name} · ${code}` : name,
      }))}
    />
  );
}

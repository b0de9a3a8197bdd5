import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AudienceDivisionNamesDocument,
  AudienceDivisionsDocument,
  AudienceOrganizationsDocument,
} from '../../gql/graphql.ts';
import { useDebounced } from '../data/use-debounced.ts';
import { useDocument } from '../data/use-document.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface ManySelectProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (value: string[]) => void;
  readonly placeholder: string;
  readonly found: readonly Option[];
  readonly known: readonly Option[];
  readonly isFetching: boolean;
  readonly onSearch: (text: string) => void;
}

/** Picks several by a search of the server; what was chosen keeps its words when the search moves on. */
function ManySelect({ id, value = [], onChange, placeholder, found, known, isFetching, onSearch }: ManySelectProps) {
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const options = [...found];
  for (const option of [...chosen, ...known]) {
    if (value.includes(option.value) && !options.some((item) => item.value === option.value)) {
      options.unshift(option);
    }
  }
  return (
    <Select<string[]>
      {...(id ? { id } : {})}
      mode="multiple"
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch }}
      placeholder={placeholder}
      loading={isFetching}
      options={options}
      value={[...value]}
      onChange={(next) => {
        setChosen(options.filter((option) => next.includes(option.value)));
        onChange?.(next);
      }}
    />
  );
}

interface PickerProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (value: string[]) => void;
}

interface OrganizationsPickerProps extends PickerProps {
  /** Only this organization and what is below it is offered. */
  readonly within: string | undefined;
  /** Names of what is chosen already. */
  readonly known: readonly { readonly id: string; readonly name: string }[];
}

/** Picks several organizations. */
export function OrganizationsPicker({ within, known, ...field }: OrganizationsPickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const search = useDebounced(text.trim());
  const { data, isFetching } = useDocument(
    AudienceOrganizationsDocument,
    { search: search === '' ? null : search, within: within ?? null },
    { resource: 'organization', keepsPrevious: true },
  );
  return (
    <ManySelect
      {...field}
      placeholder={t('audience.choose')}
      isFetching={isFetching}
      onSearch={setText}
      known={known.map(({ id, name }) => ({ value: id, label: name }))}
      found={(data?.organizations.nodes ?? []).map(({ id, name, parent }) => ({
        value: id,
        label: parent ? `${name} · ${parent.name}` : name,
      }))}
    />
  );
}

/** Picks several divisions by their codes. */
export function DivisionsPicker({ value = [], ...field }: PickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const search = useDebounced(text.trim());
  const { data, isFetching } = useDocument(
    AudienceDivisionsDocument,
    { search: search === '' ? null : search },
    { resource: 'division', keepsPrevious: true },
  );
  const names = useDocument(
    AudienceDivisionNamesDocument,
    { codes: [...value] },
    { resource: 'division', isEnabled: value.length > 0, keepsPrevious: true },
  );
  const option = ({ code, name }: { readonly code: string; readonly name: string }) => ({
    value: code,
    label: `${name} · ${code}`,
  });
  return (
    <ManySelect
      {...field}
      value={value}
      placeholder={t('audience.chooseDivision')}
      isFetching={isFetching}
      onSearch={setText}
      known={(names.data?.divisions.nodes ?? []).map(option)}
      found={(data?.divisions.nodes ?? []).map(option)}
    />
  );
}

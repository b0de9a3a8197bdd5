import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AudienceSavedDocument, type AudiencePartsFragment } from '../../gql/graphql.ts';
import { useDocument } from '../data/use-document.ts';
import { useEnumOptions } from '../enum/enum-label.tsx';
import { FieldGrid } from '../form/field-grid.tsx';
import type { AudienceValue } from './audience-value.ts';
import { DivisionsPicker, OrganizationsPicker } from './search-select.tsx';

const LEVELS = ['PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'] as const;
const KINDS = [
  'FEDERATION',
  'STUDENT_UNION',
  'GRADUATE_UNION',
  'FACULTY_UNION',
  'UNION_DEPARTMENT',
  'CLUB',
  'CLUB_ASSOCIATION',
  'OVERSEAS_ASSOCIATION',
  'LEAGUE_COMMITTEE',
] as const;
const CATEGORIES = ['REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'] as const;

interface AudienceBuilderProps {
  /** Organization in whose name something is handed out; only it and what is below it can be chosen. */
  readonly organizationId: string;
  readonly value: AudienceValue;
  readonly onChange: (value: AudienceValue) => void;
  /** The audience as it was read, for the names of what is chosen. */
  readonly known: AudiencePartsFragment | null | undefined;
  /** A saved audience can not build on others. */
  readonly hasSaved?: boolean;
}

/** Says whom something goes to: conditions that all must hold, and organizations added or left out by name. */
export function AudienceBuilder({ organizationId, value, onChange, known, hasSaved = true }: AudienceBuilderProps) {
  const { t } = useTranslation();
  const set = (part: Partial<AudienceValue>) => onChange({ ...value, ...part });
  const organizations = (part: 'within' | 'include' | 'exclude') => (
    <OrganizationsPicker
      id={`audience-${part}`}
      within={organizationId}
      known={known?.[part] ?? []}
      value={value[part]}
      onChange={(ids) => set({ [part]: ids })}
    />
  );
  const label = (part: string) => ({ label: t(`audience.${part}`), htmlFor: `audience-${part}` });
  return (
    <>
      <Form.Item {...label('within')} extra={t('audience.withinHelp')}>
        {organizations('within')}
      </Form.Item>
      <FieldGrid>
        <Form.Item {...label('levels')}>
          <EnumSelect
            id="audience-levels"
            type="OrganizationLevel"
            values={LEVELS}
            value={value.levels}
            onChange={(levels) => set({ levels })}
          />
        </Form.Item>
        <Form.Item {...label('kinds')}>
          <EnumSelect
            id="audience-kinds"
            type="OrganizationKind"
            values={KINDS}
            value={value.kinds}
            onChange={(kinds) => set({ kinds })}
          />
        </Form.Item>
        <Form.Item {...label('categories')}>
          <EnumSelect
            id="audience-categories"
            type="InstitutionCategory"
            values={CATEGORIES}
            value={value.categories}
            onChange={(categories) => set({ categories })}
          />
        </Form.Item>
        <Form.Item {...label('divisions')}>
          <DivisionsPicker
            id="audience-divisions"
            value={value.divisions}
            onChange={(divisions) => set({ divisions })}
          />
        </Form.Item>
      </FieldGrid>
      {hasSaved ? (
        <Form.Item {...label('saved')} extra={t('audience.savedHelp')}>
          <SavedSelect value={value.savedAudienceIds} onChange={(savedAudienceIds) => set({ savedAudienceIds })} />
        </Form.Item>
      ) : null}
      <Form.Item {...label('include')} extra={t('audience.includeHelp')}>
        {organizations('include')}
      </Form.Item>
      <Form.Item {...label('exclude')}>{organizations('exclude')}</Form.Item>
    </>
  );
}

interface EnumSelectProps<TValue extends string> {
  readonly id: string;
  readonly type: string;
  readonly values: readonly TValue[];
  readonly value: readonly TValue[];
  readonly onChange: (value: TValue[]) => void;
}

function EnumSelect<TValue extends string>({ id, type, values, value, onChange }: EnumSelectProps<TValue>) {
  const { t } = useTranslation();
  const options = useEnumOptions(type, values);
  return (
    <Select<TValue[]>
      id={id}
      mode="multiple"
      style={{ width: '100%' }}
      placeholder={t('audience.all')}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...value]}
      onChange={onChange}
    />
  );
}

function SavedSelect({
  value,
  onChange,
}: {
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}) {
  const { t } = useTranslation();
  const { data, isFetching } = useDocument(AudienceSavedDocument, {}, { resource: 'savedAudience' });
  return (
    <Select<string[]>
      id="audience-saved"
      mode="multiple"
      style={{ width: '100%' }}
      placeholder={t('audience.all')}
      loading={isFetching}
      notFoundContent={t('audience.noSaved')}
      showSearch={{ optionFilterProp: 'label' }}
      options={(data?.savedAudiences.nodes ?? []).map(({ id, name, organization }) => ({
        value: id,
        label: organization ? `${name} · ${organization.name}` : name,
      }))}
      value={[...value]}
      onChange={onChange}
    />
  );
}

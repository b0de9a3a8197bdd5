import { Alert, Form, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AudienceInput,
  type InstitutionCategory,
  OrganizationFilterOptionsDocument,
  type OrganizationKind,
  type OrganizationLevel,
  ReportRoundAudienceDocument,
} from '../../gql/graphql.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useEnumLabel, useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import styles from './report-rounds.module.css';

const LEVELS = ['PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'] as const satisfies readonly OrganizationLevel[];
const KINDS = [
  'FEDERATION',
  'STUDENT_UNION',
  'GRADUATE_UNION',
  'FACULTY_UNION',
  'UNION_DEPARTMENT',
  'CLUB_ASSOCIATION',
  'CLUB',
] as const satisfies readonly OrganizationKind[];
const CATEGORIES = ['REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'] as const satisfies readonly InstitutionCategory[];

/** Whom a round asks, as the form holds it; nothing chosen means everybody below. */
export interface AudienceValues {
  readonly levels?: readonly OrganizationLevel[];
  readonly kinds?: readonly OrganizationKind[];
  readonly categories?: readonly InstitutionCategory[];
  readonly within?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** The audience as the API takes it; what is empty stays away. */
export function toAudience(values: AudienceValues | undefined): AudienceInput {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, list]) => Array.isArray(list) && list.length > 0));
}

/** The conditions of an audience. */
export function AudienceFields() {
  const { t } = useTranslation();
  const levels = useEnumOptions('OrganizationLevel', LEVELS);
  const kinds = useEnumOptions('OrganizationKind', KINDS);
  const categories = useEnumOptions('InstitutionCategory', CATEGORIES);
  return (
    <>
      <p className={styles['hint']}>{t('reportRound.audience.help')}</p>
      <Form.Item name={['audience', 'levels']} label={t('reportRound.audience.levels')}>
        <Select mode="multiple" options={levels} placeholder={t('reportRound.audience.everyone')} />
      </Form.Item>
      <Form.Item name={['audience', 'kinds']} label={t('reportRound.audience.kinds')}>
        <Select mode="multiple" options={kinds} placeholder={t('reportRound.audience.everyone')} />
      </Form.Item>
      <Form.Item name={['audience', 'categories']} label={t('reportRound.audience.categories')}>
        <Select mode="multiple" options={categories} placeholder={t('reportRound.audience.everyone')} />
      </Form.Item>
      <Form.Item name={['audience', 'within']} label={t('reportRound.audience.within')}>
        <OrganizationsSelect />
      </Form.Item>
      <Form.Item name={['audience', 'include']} label={t('reportRound.audience.include')}>
        <OrganizationsSelect />
      </Form.Item>
      <Form.Item name={['audience', 'exclude']} label={t('reportRound.audience.exclude')}>
        <OrganizationsSelect />
      </Form.Item>
    </>
  );
}

interface OrganizationsSelectProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (ids: readonly string[]) => void;
}

/** Several organizations, found by name, pinyin or initials. */
function OrganizationsSelect({ id, value = [], onChange }: OrganizationsSelectProps) {
  const [text, setText] = useState('');
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = useDebounced(text.trim());
  const { data, isFetching } = useDocument(
    OrganizationFilterOptionsDocument,
    { search: wanted === '' ? null : wanted },
    { resource: 'organization', keepsPrevious: true },
  );
  const found = (data?.organizations.nodes ?? []).map(({ id: own, name, parent }) => ({
    value: own,
    label: parent ? `${name} · ${parent.name}` : name,
  }));
  // What was chosen keeps its name when the search moves on.
  const kept = value
    .filter((own) => !found.some((option) => option.value === own))
    .map((own) => ({ value: own, label: known.get(own) ?? own }));
  return (
    <Select<string[]>
      {...(id ? { id } : {})}
      mode="multiple"
      value={[...value]}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      options={[...found, ...kept]}
      onChange={(ids) => {
        setKnown(new Map([...known, ...found.map((option) => [option.value, option.label] as const)]));
        onChange?.(ids);
      }}
    />
  );
}

interface AudiencePreviewProps {
  readonly values: AudienceValues | undefined;
  readonly organizationId: string | undefined;
}

/** How many an audience reaches now, by level, with some names; counted by the server as it would be handed out. */
export function AudiencePreview({ values, organizationId }: AudiencePreviewProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const audience = useDebounced(JSON.stringify(toAudience(values)), 400);
  const { data, error, isFetching } = useDocument(
    ReportRoundAudienceDocument,
    { organizationId: organizationId ?? '', audience: JSON.parse(audience) as AudienceInput },
    { resource: 'reportRound', isEnabled: Boolean(organizationId), keepsPrevious: true },
  );
  if (error) {
    return <RequestFailure error={error} />;
  }
  if (!data?.audiencePreview) {
    return isFetching ? <Skeleton active paragraph={{ rows: 1 }} title={false} /> : null;
  }
  const { total, levels, organizations } = data.audiencePreview;
  const names = organizations.nodes.map(({ name }) => name).join(t('reportRound.audience.comma'));
  return (
    <div role="status" aria-busy={isFetching} className={styles['audience']}>
      {total === 0 ? (
        <Alert type="warning" showIcon title={t('reportRound.audience.zero')} />
      ) : (
        <Alert
          type="info"
          showIcon
          title={t('reportRound.audience.count', { count: total })}
          description={
            <>
              <p>{levels.map(({ level, count }) => `${label('OrganizationLevel', level)} ${count}`).join(' · ')}</p>
              <p>{t('reportRound.audience.example', { names })}</p>
            </>
          }
        />
      )}
    </div>
  );
}

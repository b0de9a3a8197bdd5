import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditSubjectNameDocument, AuditVocabularyDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import type { FilterControlProps, FilterSpec } from '../../shared/table/filter-spec.ts';

function useVocabulary() {
  // Words change with a release only; the language is part of the request.
  const { i18n } = useTranslation();
  return useDocument(AuditVocabularyDocument, {}, { resource: `auditVocabulary.${i18n.language}` }).data
    ?.auditVocabulary;
}

interface WordSelectProps extends FilterControlProps {
  readonly of: 'actions' | 'subjects';
}

function WordSelect({ of, values, onChange, label }: WordSelectProps) {
  const { t } = useTranslation();
  const options = (useVocabulary()?.[of] ?? []).map(({ key, label: text }) => ({ value: key, label: text }));
  return (
    <Select
      mode="multiple"
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ width: '100%', minWidth: 170 }}
      maxTagCount={0}
      maxTagPlaceholder={t('table.chosen', { label, count: values.length })}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...values]}
      options={options}
      onChange={(next: string[]) => onChange(next)}
    />
  );
}

function Word({ of, id }: { readonly of: 'actions' | 'subjects'; readonly id: string }) {
  return useVocabulary()?.[of].find(({ key }) => key === id)?.label ?? id;
}

function useSubjectName(id: string | undefined): string | null {
  const { data } = useDocument(
    AuditSubjectNameDocument,
    { ids: id ? [id] : [] },
    { resource: 'audit', isEnabled: Boolean(id) },
  );
  const node = data?.nodes[0];
  return (node && 'name' in node ? node.name : node && 'loginName' in node ? node.loginName : null) ?? null;
}

function SubjectName({ id }: { readonly id: string }) {
  return useSubjectName(id) ?? id;
}

function SubjectIdControl({ values, onChange, label }: FilterControlProps) {
  const { t } = useTranslation();
  const value = values[0] ?? '';
  const settle = (text: string) => {
    if (text.trim() !== value) {
      onChange(text.trim() === '' ? [] : [text.trim()]);
    }
  };
  return (
    <Input
      key={value}
      allowClear
      aria-label={label}
      placeholder={t('audit.subjectIdHint')}
      defaultValue={value}
      onPressEnter={(event) => settle(event.currentTarget.value)}
      onBlur={(event) => settle(event.currentTarget.value)}
      onClear={() => onChange([])}
    />
  );
}

/** What the trail may be narrowed by; every condition is one of the server's, under its scope. */
export const auditFilters: readonly FilterSpec[] = [
  withinFilterSpec,
  {
    kind: 'id',
    field: 'action',
    labelKey: 'audit.action',
    isPinned: true,
    control: (props) => <WordSelect {...props} of="actions" />,
    describe: ({ id }) => <Word of="actions" id={id} />,
  },
  { kind: 'text', field: 'actorName', labelKey: 'audit.actor', isPinned: true },
  { kind: 'instant', field: 'occurredAt', labelKey: 'audit.occurredAt' },
  {
    kind: 'id',
    field: 'subjectType',
    labelKey: 'audit.subjectType',
    control: (props) => <WordSelect {...props} of="subjects" />,
    describe: ({ id }) => <Word of="subjects" id={id} />,
  },
  {
    kind: 'id',
    field: 'subjectId',
    labelKey: 'audit.subject',
    isBare: true,
    control: SubjectIdControl,
    describe: SubjectName,
  },
  { kind: 'boolean', field: 'hasPurpose', labelKey: 'audit.hasPurpose', isBare: true },
];

import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import type { OrganizationKind, OrganizationLevel, ProcedureSubjectKind } from '../../gql/graphql.ts';
import { chainLevels, chainTitles } from '../../shared/chain/chain-enums.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';

const kindValues = [
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

/** Values that drawing up and editing a chain share. */
export interface ProcedureValues {
  readonly name: string;
  readonly nameEn?: string | null;
  readonly levels?: OrganizationLevel[];
  readonly kinds?: OrganizationKind[];
  readonly titles?: string[];
}

/** The part of the input that drawing up and editing share. */
export function procedureInput({ name, nameEn, levels, kinds, titles }: ProcedureValues) {
  return {
    name: name.trim(),
    nameEn: nameEn?.trim() || null,
    levels: levels ?? [],
    kinds: kinds ?? [],
    titles: titles ?? [],
  };
}

interface ProcedureFieldsProps {
  readonly subjectKind: ProcedureSubjectKind | undefined;
  /** False once a version was published: whom it binds is fixed then. */
  readonly canBind?: boolean;
}

/** Name of a chain and whom it binds. */
export function ProcedureFields({ subjectKind, canBind = true }: ProcedureFieldsProps) {
  const { t } = useTranslation();
  const levels = useEnumOptions('OrganizationLevel', chainLevels);
  const kinds = useEnumOptions('OrganizationKind', kindValues);
  const every = t('procedure.all');
  return (
    <>
      <FieldGrid>
        <Form.Item
          name="name"
          label={t('procedure.name')}
          rules={[{ required: true, whitespace: true, message: t('form.required', { label: t('procedure.name') }) }]}
        >
          <Input maxLength={LIMITS.name} autoComplete="off" />
        </Form.Item>
        <Form.Item name="nameEn" label={t('procedure.nameEn')}>
          <Input maxLength={LIMITS.name} autoComplete="off" />
        </Form.Item>
      </FieldGrid>
      <FieldGrid>
        <Form.Item name="levels" label={t('procedure.levels')} {...(canBind ? {} : { extra: t('procedure.fixed') })}>
          <Select mode="multiple" options={levels} placeholder={every} disabled={!canBind} />
        </Form.Item>
        <Form.Item name="kinds" label={t('procedure.kinds')}>
          <Select mode="multiple" options={kinds} placeholder={every} disabled={!canBind} />
        </Form.Item>
      </FieldGrid>
      {subjectKind === 'APPOINTMENT' ? (
        <Form.Item name="titles" label={t('procedure.titles')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={chainTitles.map((key) => ({ value: key as string, label: t(`chain.titles.${key}`) }))}
            placeholder={every}
            disabled={!canBind}
          />
        </Form.Item>
      ) : null}
    </>
  );
}

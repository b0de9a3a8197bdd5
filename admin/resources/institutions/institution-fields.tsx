import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import type { InstitutionCreateInput, InstitutionUpdateInput } from '../../gql/graphql.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { CATEGORIES, EDUCATION_LEVELS, OWNERSHIPS } from './institution-enums.ts';
import { DivisionPicker } from './pickers.tsx';

/** Facts of a school that carry no history, as forms hold them. */
export type FactValues = Pick<
  InstitutionCreateInput,
  'category' | 'educationLevel' | 'ownership' | 'supervisingAuthorities' | 'location' | 'divisionCode'
>;

const cleaned = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((item: string) => item.trim())
    : typeof value === 'string'
      ? value.trim() || null
      : (value ?? null);

/** The facts that differ from those before; what stayed is not sent. */
export function changedFacts(before: FactValues, values: Partial<FactValues>): InstitutionUpdateInput {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const next = cleaned(value);
      return JSON.stringify(next) === JSON.stringify(cleaned(before[key as keyof FactValues])) ? [] : [[key, next]];
    }),
  );
}

interface InstitutionFieldsProps {
  /** The division that the form starts with. */
  readonly division?: { readonly code: string; readonly name: string } | null | undefined;
}

/** Fields that creating and editing a school share. */
export function InstitutionFields({ division }: InstitutionFieldsProps) {
  const { t } = useTranslation();
  const categories = useEnumOptions('InstitutionCategory', CATEGORIES);
  const levels = useEnumOptions('EducationLevel', EDUCATION_LEVELS);
  const ownerships = useEnumOptions('Ownership', OWNERSHIPS);
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  return (
    <>
      <Form.Item name="category" label={t('institution.category')} rules={required('institution.category')}>
        <Select options={categories} />
      </Form.Item>
      <Form.Item
        name="educationLevel"
        label={t('institution.educationLevel')}
        rules={required('institution.educationLevel')}
      >
        <Select options={levels} />
      </Form.Item>
      <Form.Item name="ownership" label={t('institution.ownership')} rules={required('institution.ownership')}>
        <Select options={ownerships} />
      </Form.Item>
      <Form.Item
        name="supervisingAuthorities"
        label={t('institution.authorities')}
        extra={t('institution.authoritiesHelp')}
      >
        <Select mode="tags" maxCount={8} tokenSeparators={['、', ',', '，']} open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="location" label={t('institution.location')}>
        <Input maxLength={LIMITS.name} />
      </Form.Item>
      <Form.Item name="divisionCode" label={t('institution.division')}>
        <DivisionPicker
          initial={division ? { value: division.code, label: `${division.name} · ${division.code}` } : undefined}
        />
      </Form.Item>
    </>
  );
}

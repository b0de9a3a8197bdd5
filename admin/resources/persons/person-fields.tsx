import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import type { Gender, MinorStatus, PersonKind } from '../../gql/graphql.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { OrganizationSelect } from './organization-select.tsx';
import { genders, minorStatuses, personKinds } from './person-enums.ts';

/** Values of the form of a person. */
export interface PersonValues {
  readonly name: string;
  readonly organizationId: string;
  readonly kind: PersonKind;
  readonly gender?: Gender | null | undefined;
  readonly studentNumber?: string | null | undefined;
  readonly grade?: number | null | undefined;
  readonly facultyUnit?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly minorStatus: MinorStatus;
  readonly guardianConsentOn?: string | null | undefined;
  readonly externalCode?: string | null | undefined;
  readonly isDistinct?: boolean | undefined;
  readonly isGraduated?: boolean | undefined;
}

const text = (value: string | null | undefined): string | null => value?.trim() || null;

/** The part of the input that entering and editing share; empty fields clear. */
export function personInput(values: PersonValues) {
  return {
    name: values.name.trim(),
    organizationId: values.organizationId,
    kind: values.kind,
    gender: values.gender ?? null,
    studentNumber: text(values.studentNumber),
    grade: values.grade ?? null,
    facultyUnit: text(values.facultyUnit),
    email: text(values.email),
    phone: text(values.phone),
    minorStatus: values.minorStatus,
    guardianConsentOn: values.guardianConsentOn ?? null,
    externalCode: text(values.externalCode),
  };
}

/** Fields of a person, for entering and for editing. */
export function PersonFields() {
  const { t } = useTranslation();
  const kinds = useEnumOptions('PersonKind', personKinds);
  const genderOptions = useEnumOptions('Gender', genders);
  const minor = useEnumOptions('MinorStatus', minorStatuses);
  const needed = (label: string) => [{ required: true, message: t('person.required', { label }) }];
  return (
    <FieldGrid>
      <Form.Item name="name" label={t('person.name')} rules={needed(t('person.name'))}>
        <Input maxLength={LIMITS.name} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="organizationId"
        label={t('person.organization')}
        extra={t('person.organizationHelp')}
        rules={needed(t('person.organization'))}
      >
        <OrganizationSelect />
      </Form.Item>
      <Form.Item name="kind" label={t('person.kind')} rules={needed(t('person.kind'))}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="gender" label={t('person.gender')}>
        <Select options={genderOptions} allowClear />
      </Form.Item>
      <Form.Item name="studentNumber" label={t('person.studentNumber')}>
        <Input maxLength={LIMITS.code} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="grade"
        label={t('person.grade')}
        rules={[{ type: 'integer', min: 1950, max: 2100, message: t('person.gradeInvalid') }]}
      >
        <InputNumber style={{ width: '100%' }} controls={false} />
      </Form.Item>
      <Form.Item name="facultyUnit" label={t('person.facultyUnit')}>
        <Input maxLength={LIMITS.name} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label={t('person.email')} rules={[{ type: 'email', message: t('person.emailInvalid') }]}>
        <Input maxLength={LIMITS.email} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('person.phone')}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="minorStatus" label={t('person.minorStatus')} rules={needed(t('person.minorStatus'))}>
        <Select options={minor} />
      </Form.Item>
      <Form.Item name="guardianConsentOn" label={t('person.guardianConsentOn')} extra={t('person.guardianConsentHelp')}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="externalCode" label={t('person.externalCode')}>
        <Input maxLength={LIMITS.code} autoComplete="off" />
      </Form.Item>
    </FieldGrid>
  );
}

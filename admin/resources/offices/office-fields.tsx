import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  type EligibilityRule,
  type OfficeBody,
  OfficePermissionCatalogueDocument,
  type OfficeReach,
} from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { eligibilityRules, officeBodies, officeReaches, titleKeys } from './office-enums.ts';

/** Values that setting up and editing an office share. */
export interface OfficeValues {
  readonly organizationId: string;
  readonly titleKey: string;
  readonly name: string;
  readonly unit?: string | null | undefined;
  readonly body: OfficeBody;
  readonly seats: number;
  readonly isRotating?: boolean | undefined;
  readonly eligibility?: EligibilityRule[] | undefined;
  readonly permissions?: string[] | undefined;
  readonly reach: OfficeReach;
  readonly requiresSecondFactor?: boolean | undefined;
  readonly validFrom?: string | null | undefined;
  readonly externalCode?: string | null | undefined;
}

/** The part of the input that setting up and editing share. */
export function officeInput(values: OfficeValues) {
  return {
    titleKey: values.titleKey,
    name: values.name.trim(),
    unit: values.unit?.trim() || null,
    body: values.body,
    seats: values.seats,
    eligibility: values.eligibility ?? [],
    permissions: values.permissions ?? [],
    reach: values.reach,
    requiresSecondFactor: values.requiresSecondFactor ?? false,
    externalCode: values.externalCode?.trim() || null,
  };
}

/** Fields of an office, for setting up and for editing. */
export function OfficeFields() {
  const { t } = useTranslation();
  const bodies = useEnumOptions('OfficeBody', officeBodies);
  const reaches = useEnumOptions('OfficeReach', officeReaches);
  const rules = useEnumOptions('EligibilityRule', eligibilityRules);
  const catalogue = useDocument(OfficePermissionCatalogueDocument, {}, { resource: 'permission' });
  const permissions = (catalogue.data?.permissionCatalogue ?? [])
    .filter((entry) => !entry.isSystem)
    .map((entry) => ({ value: entry.key, label: entry.label }));
  const needed = (label: string) => [{ required: true, message: t('office.required', { label }) }];
  return (
    <>
      <FieldGrid>
        <Form.Item name="titleKey" label={t('office.titleKey')} rules={needed(t('office.titleKey'))}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={titleKeys.map((key) => ({ value: key as string, label: t(`office.titles.${key}`) }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t('office.name')} rules={needed(t('office.name'))}>
          <Input maxLength={LIMITS.title} autoComplete="off" />
        </Form.Item>
        <Form.Item name="body" label={t('office.body')} rules={needed(t('office.body'))}>
          <Select options={bodies} />
        </Form.Item>
        <Form.Item name="unit" label={t('office.unit')} extra={t('office.unitHelp')}>
          <Input maxLength={LIMITS.name} autoComplete="off" />
        </Form.Item>
        <Form.Item name="seats" label={t('office.seats')} rules={needed(t('office.seats'))}>
          <InputNumber min={1} max={1000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reach" label={t('office.reach')} rules={needed(t('office.reach'))}>
          <Select options={reaches} />
        </Form.Item>
        <Form.Item name="externalCode" label={t('office.externalCode')}>
          <Input maxLength={LIMITS.code} autoComplete="off" />
        </Form.Item>
      </FieldGrid>
      <Form.Item name="eligibility" label={t('office.eligibility')}>
        <Select mode="multiple" options={rules} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="permissions" label={t('office.permissions')} extra={t('office.permissionsHelp')}>
        <Select
          mode="multiple"
          options={permissions}
          loading={catalogue.isLoading}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="requiresSecondFactor" valuePropName="checked" extra={t('office.secondFactorHelp')}>
        <Checkbox>{t('office.secondFactor')}</Checkbox>
      </Form.Item>
    </>
  );
}

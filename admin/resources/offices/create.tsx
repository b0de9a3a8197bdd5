import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { OfficeCreateDocument } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { OfficeFields, officeInput, type OfficeValues } from './office-fields.tsx';
import { OrganizationSelect } from './pickers.tsx';

/** Sets up an office in an organization. */
export function OfficeCreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [office] = useCurrentOffice();
  const organizationId = params.get('organization') ?? office?.organization.id;
  const form = useActionForm({
    document: OfficeCreateDocument,
    payload: (data) => data.officeCreate,
    toVariables: (values: OfficeValues) => ({
      input: {
        ...officeInput(values),
        organizationId: values.organizationId,
        isRotating: values.isRotating ?? false,
        validFrom: values.validFrom ?? null,
      },
    }),
    initialValues: {
      seats: 1,
      reach: 'HERE',
      validFrom: today(),
      ...(organizationId ? { organizationId } : {}),
    },
    invalidates: ['office'],
    successMessage: t('office.create.done'),
    onDone: (payload) => void navigate(payload.office ? `/offices/${payload.office.id}` : '/offices'),
  });
  const organization = t('office.organization');
  return (
    <>
      <PageHeader title={t('office.create.title')} trail={[{ title: t('office.title'), to: '/offices' }]} />
      <ActionFormView form={form} name="office-create" onCancel={() => void navigate('/offices')}>
        <FieldGrid>
          <Form.Item
            name="organizationId"
            label={organization}
            rules={[{ required: true, message: t('office.required', { label: organization }) }]}
          >
            <OrganizationSelect />
          </Form.Item>
          <Form.Item name="validFrom" label={t('office.validFrom')}>
            <DayPicker />
          </Form.Item>
        </FieldGrid>
        <OfficeFields />
        <Form.Item name="isRotating" valuePropName="checked">
          <Checkbox>{t('office.rotatingYes')}</Checkbox>
        </Form.Item>
      </ActionFormView>
    </>
  );
}

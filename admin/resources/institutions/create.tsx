import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { InstitutionCreateDocument, type InstitutionCreateInput } from '../../gql/graphql.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { codeRule } from './code-rule.ts';
import { InstitutionFields } from './institution-fields.tsx';
import { ProvinceSelect } from './pickers.tsx';
import { present } from '../../shared/form/present.ts';

/** Enters a school in the register. */
export function InstitutionCreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useActionForm({
    document: InstitutionCreateDocument,
    payload: (data) => data.institutionCreate,
    toVariables: (values: InstitutionCreateInput) => ({
      input: {
        ...present(values),
        supervisingAuthorities: values.supervisingAuthorities ?? [],
      },
    }),
    initialValues: { supervisingAuthorities: [] },
    invalidates: ['institution'],
    successMessage: t('institution.create.done'),
    onDone: (payload) =>
      void navigate(payload.institution ? `/institutions/${payload.institution.id}` : '/institutions'),
  });
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  return (
    <>
      <PageHeader
        title={t('institution.create.title')}
        trail={[{ title: t('institution.title'), to: '/institutions' }]}
      />
      <ActionFormView form={form} name="institution-create" onCancel={() => void navigate('/institutions')}>
        <Form.Item name="name" label={t('institution.name')} rules={required('institution.name')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="code" label={t('institution.code')} rules={[codeRule(t('institution.codeForm'))]}>
          <Input maxLength={10} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="provinceCode" label={t('institution.province')} rules={required('institution.province')}>
          <ProvinceSelect />
        </Form.Item>
        <InstitutionFields />
      </ActionFormView>
    </>
  );
}

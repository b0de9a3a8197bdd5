import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { PersonCreateDocument } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { PersonFields, personInput, type PersonValues } from './person-fields.tsx';

/** Enters a person. */
export function PersonCreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [office] = useCurrentOffice();
  const organizationId = params.get('organization') ?? office?.organization.id;
  const form = useActionForm({
    document: PersonCreateDocument,
    payload: (data) => data.personCreate,
    toVariables: (values: PersonValues) => ({
      input: { ...personInput(values), isDistinct: values.isDistinct ?? false },
    }),
    initialValues: { minorStatus: 'ADULT', kind: 'UNDERGRADUATE', ...(organizationId ? { organizationId } : {}) },
    invalidates: ['person'],
    successMessage: t('person.create.done'),
    onDone: (payload) => void navigate(payload.person ? `/people/${payload.person.id}` : '/people'),
  });
  return (
    <>
      <PageHeader title={t('person.create.title')} trail={[{ title: t('person.title'), to: '/people' }]} />
      <ActionFormView form={form} name="person-create" onCancel={() => void navigate('/people')}>
        <PersonFields />
        <Form.Item name="isDistinct" valuePropName="checked">
          <Checkbox>{t('person.isDistinct')}</Checkbox>
        </Form.Item>
      </ActionFormView>
    </>
  );
}

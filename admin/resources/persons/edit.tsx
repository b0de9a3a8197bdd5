import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { PersonShowDocument, type PersonShowQuery, PersonUpdateDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ForbiddenPage } from '../../shared/feedback/forbidden.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { PersonFields, personInput, type PersonValues } from './person-fields.tsx';

type Person = NonNullable<PersonShowQuery['person']>;

const valuesOf = (person: Person): Partial<PersonValues> => ({
  name: person.name,
  kind: person.kind,
  gender: person.gender,
  studentNumber: person.studentNumber,
  grade: person.grade,
  facultyUnit: person.facultyUnit,
  email: person.email,
  phone: person.phone,
  guardianConsentOn: person.guardianConsentOn,
  externalCode: person.externalCode,
  isGraduated: person.status === 'GRADUATED',
  ...(person.organization ? { organizationId: person.organization.id } : {}),
  ...(person.minorStatus ? { minorStatus: person.minorStatus } : {}),
});

/** Changes facts of a person. */
export function PersonEditPage() {
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'person',
    id,
    document: PersonShowDocument,
    select: (data) => data.person,
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  return record.viewerCan.update ? <EditForm person={record} refetch={refetch} /> : <ForbiddenPage />;
}

function EditForm({ person, refetch }: { person: Person; refetch: () => Promise<Person | undefined> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const back = `/people/${person.id}`;
  const form = useActionForm({
    document: PersonUpdateDocument,
    payload: (data) => data.personUpdate,
    toVariables: (values: PersonValues) => ({
      id: person.id,
      version: person.version,
      input: { ...personInput(values), isGraduated: values.isGraduated ?? false },
    }),
    initialValues: valuesOf(person),
    invalidates: ['person'],
    successMessage: t('person.edit.done'),
    onDone: () => void navigate(back),
    onReload: async () => {
      const fresh = await refetch();
      return fresh ? valuesOf(fresh) : undefined;
    },
  });
  return (
    <>
      <PageHeader
        title={t('person.edit.title')}
        trail={[
          { title: t('person.title'), to: '/people' },
          { title: person.name, to: back },
        ]}
      />
      <ActionFormView form={form} name="person-edit" onCancel={() => void navigate(back)}>
        <PersonFields />
        <Form.Item name="isGraduated" valuePropName="checked">
          <Checkbox>{t('person.isGraduated')}</Checkbox>
        </Form.Item>
      </ActionFormView>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { InstitutionShowDocument, type InstitutionShowQuery, InstitutionUpdateDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ForbiddenPage } from '../../shared/feedback/forbidden.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { changedFacts, type FactValues, InstitutionFields } from './institution-fields.tsx';

type Institution = NonNullable<InstitutionShowQuery['institution']>;

const valuesOf = (institution: Institution): FactValues => ({
  category: institution.category,
  educationLevel: institution.educationLevel,
  ownership: institution.ownership,
  supervisingAuthorities: institution.supervisingAuthorities,
  location: institution.location ?? null,
  divisionCode: institution.divisionCode ?? null,
});

/** Changes the facts of a school that carry no history of their own. */
export function InstitutionEditPage() {
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'institution',
    id,
    document: InstitutionShowDocument,
    select: (data) => data.institution,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  return record.viewerCan.change ? <EditForm institution={record} refetch={refetch} /> : <ForbiddenPage />;
}

function EditForm({
  institution,
  refetch,
}: {
  readonly institution: Institution;
  readonly refetch: () => Promise<Institution | undefined>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const back = `/institutions/${institution.id}`;
  const form = useActionForm({
    document: InstitutionUpdateDocument,
    payload: (data) => data.institutionUpdate,
    toVariables: (values: FactValues) => ({
      id: institution.id,
      version: institution.version,
      input: changedFacts(valuesOf(institution), values),
    }),
    initialValues: valuesOf(institution),
    invalidates: ['institution'],
    successMessage: t('institution.update.done'),
    onDone: () => void navigate(back),
    onReload: async () => {
      const fresh = await refetch();
      return fresh ? valuesOf(fresh) : undefined;
    },
  });
  return (
    <>
      <PageHeader
        title={t('institution.update.action')}
        trail={[
          { title: t('institution.title'), to: '/institutions' },
          { title: institution.name, to: back },
        ]}
      />
      <ActionFormView form={form} name="institution-edit" onCancel={() => void navigate(back)}>
        <InstitutionFields division={institution.division} />
      </ActionFormView>
    </>
  );
}

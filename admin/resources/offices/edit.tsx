import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { OfficeShowDocument, type OfficeShowQuery, OfficeUpdateDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ForbiddenPage } from '../../shared/feedback/forbidden.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { OfficeFields, officeInput, type OfficeValues } from './office-fields.tsx';

type Office = NonNullable<OfficeShowQuery['office']>;

const valuesOf = (office: Office): Partial<OfficeValues> => ({
  titleKey: office.titleKey,
  name: office.name,
  unit: office.unit,
  body: office.body,
  seats: office.seats,
  eligibility: office.eligibility,
  permissions: office.permissions ?? [],
  requiresSecondFactor: office.requiresSecondFactor ?? false,
  externalCode: office.externalCode,
  ...(office.reach ? { reach: office.reach } : {}),
});

/** Changes an office. */
export function OfficeEditPage() {
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'office',
    id,
    document: OfficeShowDocument,
    select: (data) => data.office,
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  return record.viewerCan.update ? <EditForm office={record} refetch={refetch} /> : <ForbiddenPage />;
}

function EditForm({ office, refetch }: { office: Office; refetch: () => Promise<Office | undefined> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const back = `/offices/${office.id}`;
  const form = useActionForm({
    document: OfficeUpdateDocument,
    payload: (data) => data.officeUpdate,
    toVariables: (values: OfficeValues) => ({ id: office.id, version: office.version, input: officeInput(values) }),
    initialValues: valuesOf(office),
    invalidates: ['office'],
    successMessage: t('office.edit.done'),
    onDone: () => void navigate(back),
    onReload: async () => {
      const fresh = await refetch();
      return fresh ? valuesOf(fresh) : undefined;
    },
  });
  return (
    <>
      <PageHeader
        title={t('office.edit.title')}
        trail={[
          { title: t('office.title'), to: '/offices' },
          { title: office.name, to: back },
        ]}
      />
      <ActionFormView form={form} name="office-edit" onCancel={() => void navigate(back)}>
        <OfficeFields />
      </ActionFormView>
    </>
  );
}

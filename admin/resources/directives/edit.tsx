import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { DirectiveShowDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { DirectiveWizard } from './wizard.tsx';

/** A draft, step by step until it is issued. */
export function DirectiveEditPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'directive',
    id,
    document: DirectiveShowDocument,
    select: (data) => data.directive,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (!record.viewerCan.update) {
    return <Navigate to={`/directives/${record.id}`} replace />;
  }
  return (
    <>
      <PageHeader
        title={record.title || t('directive.untitled')}
        trail={[{ title: t('directive.title'), to: '/directives' }]}
        description={record.organization?.name}
      />
      {record.supersedes ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('directive.create.supersedes', { title: record.supersedes.title })}
        />
      ) : null}
      <DirectiveWizard directive={record} onReload={refetch} />
    </>
  );
}

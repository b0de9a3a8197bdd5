import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { FormAnswers } from '../../../schema/form/form-spec.ts';
import { ReportRevisionShowDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { AnswerView } from '../../shared/form-fill/answer-view.tsx';
import { formSpecOf } from '../../shared/form-fill/form-spec-of.ts';
import { TotalsTable } from '../../shared/report/totals-table.tsx';
import { ReportFileList } from './report-files.tsx';
import { valuesOf } from './use-previous.ts';
import styles from './reports.module.css';

/** A report as it was submitted once: answers, totals and hash of that moment. */
export function ReportRevisionPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'reportSubmission',
    id,
    document: ReportRevisionShowDocument,
    select: ({ node }) => (node && 'hash' in node ? node : null),
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const spec = formSpecOf(record.templateVersion?.fields ?? []);
  return (
    <>
      <PageHeader
        title={t('submission.revision', { number: record.number })}
        trail={[{ title: t('submission.title'), to: '/reports' }]}
        description={record.isConfirmation ? t('submission.confirmation') : undefined}
      />
      <div className={styles['stack']}>
        <Alert type="info" showIcon title={t('submission.frozen')} />
        <Facts
          facts={[
            {
              key: 'submittedAt',
              label: t('submission.submittedAt'),
              value: <InstantText value={record.submittedAt} />,
            },
            {
              key: 'hash',
              label: t('submission.hash'),
              value: <span className={styles['hash']}>{record.hash}</span>,
              isWide: true,
            },
          ]}
        />
        <Panel title={t('submission.tabs.form')}>
          {record.answers ? (
            <AnswerView
              spec={spec}
              values={valuesOf(spec, record.answers as FormAnswers)}
              renderFiles={(_, ids) => <ReportFileList ids={ids} />}
            />
          ) : (
            <Alert type="info" showIcon title={t('submission.hidden')} />
          )}
        </Panel>
        <Panel title={t('submission.tabs.totals')}>
          <TotalsTable label={t('submission.tabs.totals')} totals={record.totals} />
        </Panel>
      </div>
    </>
  );
}

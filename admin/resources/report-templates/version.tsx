import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { ReportTemplateVersionShowDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { AnswerPreview } from './answer-preview.tsx';
import styles from './report-templates.module.css';

/** One published version as it is filled in, with its hash. */
export function ReportTemplateVersionPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'reportTemplate',
    id,
    document: ReportTemplateVersionShowDocument,
    select: (data) => data.reportTemplateVersion,
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const { template, number } = record;
  const name = template ? labelOf({ label: template.name, labelEn: template.nameEn }, currentLocale()) : '';
  return (
    <>
      <PageHeader
        title={`${name} · ${t('reportTemplate.versionOf', { number })}`}
        trail={[
          { title: t('reportTemplate.title'), to: '/report-templates' },
          ...(template ? [{ title: name, to: `/report-templates/${template.id}` }] : []),
        ]}
      />
      <div style={{ display: 'grid', gap: 16 }}>
        <Alert type="info" showIcon title={t('reportTemplate.frozen')} />
        <Facts
          facts={[
            {
              key: 'publishedAt',
              label: t('reportTemplate.publishedAt'),
              value: <InstantText value={record.publishedAt} />,
            },
            { key: 'note', label: t('reportTemplate.note'), value: record.note },
            {
              key: 'hash',
              label: t('reportTemplate.hash'),
              value: <span className={styles['hash']}>{record.hash}</span>,
              isWide: true,
            },
          ]}
        />
        <Panel title={t('formDesign.preview')}>
          <AnswerPreview fields={record.fields} />
        </Panel>
      </div>
    </>
  );
}

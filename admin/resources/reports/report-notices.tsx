import { Alert, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { figureText } from '../../shared/report/figure-text.ts';
import type { Report } from './show.tsx';
import styles from './reports.module.css';

type Difference = Report['staleChanges'][number];

/** What somebody has to know before looking at the report itself. */
export function ReportNotices({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const isOpen = report.phase === 'OPEN';
  return (
    <>
      {report.isFormOutdated ? <Alert type="warning" showIcon title={t('submission.outdated')} /> : null}
      {report.dropped.length > 0 ? <Dropped report={report} /> : null}
      {isOpen && report.returnReason ? (
        <Alert type="warning" showIcon title={t('submission.returnedNotice', { reason: report.returnReason })} />
      ) : null}
      {report.isStale ? <Stale report={report} /> : null}
      {isOpen && report.staleBelowCount > 0 ? (
        <Alert type="warning" showIcon title={t('submission.staleBelow', { count: report.staleBelowCount })} />
      ) : null}
    </>
  );
}

function Dropped({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return (
    <Alert
      type="info"
      showIcon
      title={t('submission.dropped')}
      description={
        <ul className={styles['list']}>
          {report.dropped.map((item) => (
            <li key={item.path.join('.')}>
              {labelOf(item, currentLocale())} ({label('FormDropReason', item.reason)}): {item.text}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Stale({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const names = report.staleCauses.flatMap(({ organization }) => organization?.name ?? []);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('submission.staleNotice')}
      description={
        <>
          {names.length > 0 ? <p>{t('submission.staleCauses', { names: names.join(t('submission.comma')) })}</p> : null}
          {report.staleChanges.length > 0 ? (
            <Table<Difference>
              aria-label={t('submission.isStale')}
              size="small"
              rowKey="key"
              dataSource={[...report.staleChanges]}
              pagination={false}
              scroll={{ x: 'max-content' }}
              columns={[
                {
                  key: 'field',
                  title: t('report.field'),
                  rowScope: 'row',
                  render: (_, row) => labelOf(row, currentLocale()),
                },
                {
                  key: 'reported',
                  title: t('submission.reported'),
                  align: 'end',
                  render: (_, row) => figureText(row, row.reported) || <Nothing />,
                },
                {
                  key: 'now',
                  title: t('submission.now'),
                  align: 'end',
                  render: (_, row) => figureText(row, row.now) || <Nothing />,
                },
              ]}
            />
          ) : null}
        </>
      }
    />
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueWords } from '../../shared/date/due-text.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { Items } from '../../shared/items/items.tsx';
import { Loaded } from './desk-parts.tsx';
import { useDesk } from './use-desk.ts';

/** What the viewer's organization still has to report, the most urgent first. */
export function ReportsCard() {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const desk = useDesk();
  const found = desk.data?.reports;
  return (
    <Loaded {...desk}>
      <Items
        total={found?.totalCount ?? 0}
        to={`/reports?within.in=${desk.unit?.id ?? ''}&isMissing.eq=true`}
        empty={t('desk.reports.none')}
        items={(found?.nodes ?? []).map((report) => ({
          key: report.id,
          title: <Link to={`/reports/${report.id}`}>{report.round?.title ?? t('desk.work.untitled')}</Link>,
          note: label('ObligationStatus', report.status),
          end: report.dueOn ? <DueWords value={report.dueOn} /> : null,
        }))}
      />
    </Loaded>
  );
}

/** Rounds of reports that the viewer's organization runs, with how far they are. */
export function RoundsCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const found = desk.data?.rounds;
  return (
    <Loaded {...desk}>
      <Items
        total={found?.totalCount ?? 0}
        to="/report-rounds?status.in=OPEN"
        empty={t('desk.rounds.none')}
        items={(found?.nodes ?? []).map(({ id, title, dueOn, counts }) => ({
          key: id,
          title: <Link to={`/report-rounds/${id}`}>{title}</Link>,
          note: counts
            ? [
                t('desk.rounds.counted', { accepted: counts.accepted, total: counts.total }),
                ...(counts.submitted > 0 ? [t('desk.rounds.submitted', { count: counts.submitted })] : []),
                ...(counts.late > 0 ? [t('desk.rounds.late', { count: counts.late })] : []),
              ].join(' · ')
            : null,
          end: <DueWords value={dueOn} />,
        }))}
      />
    </Loaded>
  );
}

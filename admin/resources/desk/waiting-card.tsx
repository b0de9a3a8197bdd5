import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { type Figure, Figures } from '../../shared/figures/figures.tsx';
import { Loaded } from './desk-parts.tsx';
import { useDesk } from './use-desk.ts';

/** What waits for the viewer, in figures that lead to the lists behind them. */
export function WaitingCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { data, unit, lateOn } = desk;
  const within = unit ? `within.in=${unit.id}` : '';
  const figure = (
    key: string,
    connection: { totalCount: number } | undefined,
    to: string,
    isUrgent = false,
  ): Figure[] =>
    connection ? [{ key, label: t(`desk.waiting.${key}`), count: connection.totalCount, to, isUrgent }] : [];
  const figures = data
    ? [
        ...figure('work', data.work, '/work'),
        ...figure('lateWork', data.lateWork, '/work?lateness.in=LATE', true),
        ...figure('late', data.lateHandovers, `/handovers?status.in=OPEN&endedOn.lte=${lateOn}`, true),
        ...figure('handovers', data.handovers, '/handovers?status.in=OPEN'),
        ...figure('exceptions', data.exceptions, '/rule-packs?tab=exceptions&x.status.in=DECLARED'),
        ...figure('imports', data.imports, '/imports'),
        ...figure('duplicates', data.duplicates, '/duplicates'),
        ...figure('vacancies', data.vacancies, `/vacancies?show=open&board.${within}`),
        ...figure('ending', data.expiring, `/vacancies?show=expiring&board.${within}`),
        ...figure('noPresidium', data.noPresidium, `/leaderless?${within}`, true),
        ...figure('noSecretary', data.noSecretary, `/leaderless?body=SECRETARIAT&${within}`, true),
      ]
    : [];
  const isIdle = figures.every(({ count }) => count === 0);
  return (
    <Loaded {...desk}>
      {figures.length === 0 || (isIdle && !unit) ? (
        <EmptyState title={t('desk.waiting.none')} description={t('desk.waiting.noneText')} />
      ) : (
        <Figures figures={figures} />
      )}
    </Loaded>
  );
}

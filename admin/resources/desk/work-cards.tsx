import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueWords } from '../../shared/date/due-text.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { Items } from '../../shared/items/items.tsx';
import { matterPath } from '../../shared/work/matter-path.ts';
import { Loaded } from './desk-parts.tsx';
import { useDesk } from './use-desk.ts';

function Due({ value }: { readonly value: string | null }) {
  const { t } = useTranslation();
  return value ? <DueWords value={value} /> : t('desk.work.noDue');
}

/** The most urgent of all that waits for the viewer, over all modules. */
export function WorkCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const found = desk.data?.work;
  return (
    <Loaded {...desk}>
      <Items
        total={found?.totalCount ?? 0}
        to="/work"
        empty={t('desk.work.none')}
        items={(found?.nodes ?? []).map((item) => {
          const to = matterPath(item);
          const title = item.title || t('desk.work.untitled');
          return {
            key: `${item.kind}.${item.subjectId}`,
            title: to ? <Link to={to}>{title}</Link> : title,
            note: [item.kindLabel, item.organizationName].filter(Boolean).join(' · '),
            end: <Due value={item.dueOn} />,
          };
        })}
      />
    </Loaded>
  );
}

/** What the viewer's organization owes upward, the most urgent first. */
export function OwedCard() {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const desk = useDesk();
  const found = desk.data?.owed;
  return (
    <Loaded {...desk}>
      <Items
        total={found?.totalCount ?? 0}
        to={`/supervision?unit=${desk.unit?.id ?? ''}`}
        empty={t('desk.owed.none')}
        items={(found?.nodes ?? []).map((obligation) => ({
          key: obligation.id,
          title: <Link to={`/obligations/${obligation.id}`}>{obligation.title}</Link>,
          note: label('ObligationStatus', obligation.status),
          end: <Due value={obligation.dueOn} />,
        }))}
      />
    </Loaded>
  );
}

/** Units below that are late with something, those with the most of it first. */
export function LateBelowCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const rows = desk.data?.lateBelow?.rows;
  return (
    <Loaded {...desk}>
      <Items
        total={rows?.totalCount ?? 0}
        to={`/supervision/board?unit=${desk.unit?.id ?? ''}&isLate.eq=true`}
        empty={t('desk.lateBelow.none')}
        items={(rows?.nodes ?? []).map(({ organization, counts }) => ({
          key: organization?.id ?? '',
          title: (
            <Link to={`/supervision/board?unit=${organization?.id ?? ''}&isLate.eq=true`}>{organization?.name}</Link>
          ),
          note: t('desk.lateBelow.most', { count: counts.mostLateDays }),
          end: t('desk.lateBelow.count', { count: counts.late }),
        }))}
      />
    </Loaded>
  );
}

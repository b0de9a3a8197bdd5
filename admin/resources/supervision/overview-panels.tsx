import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SupervisionOverviewQuery } from '../../gql/graphql.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { DueWords } from '../../shared/date/due-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { Items } from '../../shared/items/items.tsx';
import { CountLine } from '../../shared/obligation/state-counts.tsx';
import { listAddress } from './board-address.ts';
import styles from './supervision.module.css';

type Numbers = NonNullable<SupervisionOverviewQuery['levelOverview']>['owed'];

/** What the organization owes and has to act on. */
export function OwedPanel({
  data,
  counts,
  list,
}: {
  readonly data: SupervisionOverviewQuery;
  readonly counts: Numbers;
  readonly list: string;
}) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return (
    <Panel title={t('supervision.owed.title')}>
      {counts.total > 0 ? (
        <div className={styles['panelLine']}>
          <CountLine counts={counts} />
        </div>
      ) : null}
      <Items
        total={data.owed.totalCount}
        to={list}
        empty={t('supervision.owed.none')}
        items={data.owed.nodes.map((obligation) => ({
          key: obligation.id,
          title: <Link to={`/obligations/${obligation.id}`}>{obligation.title}</Link>,
          note: [label('ObligationStatus', obligation.status), obligation.issuer?.name].filter(Boolean).join(' · '),
          end: obligation.dueOn ? (
            <>
              <DayText value={obligation.dueOn} /> <DueWords value={obligation.dueOn} />
            </>
          ) : (
            t('supervision.noDue')
          ),
        }))}
      />
    </Panel>
  );
}

/** Answers that wait to be verified, and requests for more time. */
export function VerifyPanel({ data, list }: { readonly data: SupervisionOverviewQuery; readonly list: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('supervision.verify.title')}>
      <Items
        total={data.toVerify.totalCount}
        to={list}
        empty={t('supervision.verify.none')}
        items={data.toVerify.nodes.map((obligation) => ({
          key: obligation.id,
          title: <Link to={`/obligations/${obligation.id}`}>{obligation.organization?.name}</Link>,
          note: obligation.title,
          end: <InstantText value={obligation.submittedAt} />,
        }))}
      />
      {data.extensions.totalCount > 0 ? (
        <div className={styles['extensions']}>
          <h3 className={styles['subtitle']}>
            {t('supervision.verify.extensions')} ({data.extensions.totalCount})
          </h3>
          <Items
            total={data.extensions.totalCount}
            to="/work?kinds.in=EXTENSION_TO_ANSWER"
            empty=""
            items={data.extensions.nodes.map((extension) => ({
              key: extension.id,
              title: <Link to={`/obligations/${extension.obligation?.id ?? ''}`}>{extension.organization?.name}</Link>,
              note: extension.obligation?.title,
              end: (
                <>
                  {t('supervision.verify.until')} <DayText value={extension.askedOn} />
                </>
              ),
            }))}
          />
        </div>
      ) : null}
    </Panel>
  );
}

/** Units below with late obligations, the most of them first. */
export function BelowPanel({
  id,
  data,
  counts,
}: {
  readonly id: string;
  readonly data: SupervisionOverviewQuery;
  readonly counts: Numbers;
}) {
  const { t } = useTranslation();
  const rows = data.below?.rows;
  const nothing = new URLSearchParams();
  return (
    <Panel title={t('supervision.below.title')}>
      {counts.total > 0 ? (
        <div className={styles['panelLine']}>
          <CountLine counts={counts} />
        </div>
      ) : null}
      <Items
        total={rows?.totalCount ?? 0}
        to={`/supervision/board?unit=${id}&isLate.eq=true&sort=-late`}
        empty={t('supervision.below.none')}
        items={(rows?.nodes ?? []).map((row) => ({
          key: row.organization?.id ?? '',
          title: (
            <Link to={`/supervision/board?unit=${row.organization?.id ?? ''}&isLate.eq=true`}>
              {row.organization?.name}
            </Link>
          ),
          note: t('supervision.atMost', { count: row.counts.mostLateDays }),
          end: (
            <Link className="xl-inline-link" to={listAddress(nothing, id, row.organization?.id ?? '', 'LATE')}>
              {t('supervision.lateCount', { count: row.counts.late })}
            </Link>
          ),
        }))}
      />
    </Panel>
  );
}

import { NotificationOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { SupervisionBoardQueryVariables } from '../../gql/graphql.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { Figures } from '../../shared/figures/figures.tsx';
import { OBLIGATION_STATUSES } from '../../shared/obligation/obligation-tones.ts';
import { CountLine } from '../../shared/obligation/state-counts.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { useServerTable } from '../../shared/table/use-server-table.ts';
import {
  boardSource,
  type Cell,
  listAddress,
  narrowedAddress,
  parseSource,
  type Source,
  unitAddress,
} from './board-address.ts';
import { type BoardRow, boardTable, rowName } from './board-table.tsx';
import { SourcePicker, useSourceName } from './source-picker.tsx';
import { useHead } from './use-head.ts';
import { useRemind } from './use-remind.tsx';
import styles from './supervision.module.css';

/** The supervision board: units directly below an organization against the states of what they owe. */
export function SupervisionBoardPage() {
  const { t } = useTranslation();
  const head = useHead();
  return head.id === undefined ? (
    <>
      <PageHeader title={t('supervision.board.title')} />
      <EmptyState title={t('supervision.noUnit')} description={t('supervision.noUnitText')} />
    </>
  ) : (
    <Board head={{ ...head, id: head.id }} />
  );
}

type KnownHead = ReturnType<typeof useHead> & { readonly id: string };

function Board({ head }: { readonly head: KnownHead }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const source = parseSource(params.get('source'));
  const sourceName = useSourceName(source);
  const argument = boardSource(source);
  const variables: Partial<SupervisionBoardQueryVariables> = {
    organizationId: head.id,
    ...(argument ? { source: argument } : {}),
  };
  const list = useServerTable(boardTable, { variables });
  const remind = useRemind(head.id, source);
  const choose = (value: string) =>
    setParams((present) => {
      const next = new URLSearchParams(present);
      next.delete('page');
      next.set('source', value);
      if (value === 'all') {
        next.delete('source');
      }
      return next;
    });
  return (
    <>
      <PageHeader
        title={
          head.organization ? t('supervision.board.of', { name: head.organization.name }) : t('supervision.board.title')
        }
        trail={[
          { title: t('supervision.title'), to: `/supervision?unit=${head.id}` },
          ...head.line.map(({ id, name }) => ({ title: name, to: unitAddress(params, id) })),
        ]}
        tags={<EnumTag type="OrganizationLevel" value={head.organization?.level} />}
        description={t('supervision.board.description')}
        actions={[
          {
            key: 'remind',
            label: t('supervision.remind.action'),
            isAllowed: head.mayRemind,
            icon: <NotificationOutlined />,
            onClick: () => remind.ask(),
          },
        ]}
      />
      <div className={styles['about']}>
        <SourcePicker source={source} onChange={choose} />
        {source.kind === 'directive' ? (
          <Link to={`/directives/${source.id}`}>{t('supervision.openDirective')}</Link>
        ) : source.kind === 'round' ? (
          <Link to={`/report-rounds/${source.id}`}>{t('supervision.openRound')}</Link>
        ) : null}
      </div>
      <Summary row={list.rows[0]} head={head} source={source} sourceName={sourceName} />
      <ServerTableView
        table={list}
        label={t('supervision.board.title')}
        rowName={rowName}
        emptyActions={
          <Link to={listAddress(params, head.id, head.id, 'ALL')}>{t('supervision.board.ownInstead')}</Link>
        }
      />
    </>
  );
}

interface SummaryProps {
  readonly row: BoardRow | undefined;
  readonly head: KnownHead;
  readonly source: Source;
  readonly sourceName: string | undefined;
}

/** The sum over all units; each figure narrows the board to what it counts. */
function Summary({ row, head, sourceName }: SummaryProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const [params] = useSearchParams();
  if (!row) {
    return null;
  }
  const total = row.boardTotal;
  const chosen: Cell =
    params.get('isLate.eq') === 'true' ? 'LATE' : ((params.getAll('statuses.in')[0] as Cell | undefined) ?? 'ALL');
  const figure = (cell: Cell, words: string, count: number) => ({
    key: cell,
    label: words,
    count,
    to: narrowedAddress(params, head.id, cell),
    isCurrent: chosen === cell && params.getAll('statuses.in').length < 2,
  });
  return (
    <Panel title={sourceName ?? t('supervision.unknownSource')}>
      <CountLine counts={total} />
      <div className={styles['totals']}>
        <Figures
          size="small"
          label={t('supervision.board.totals')}
          figures={[
            figure('ALL', t('supervision.total'), total.total),
            {
              ...figure('LATE', t('supervision.late'), total.late),
              isUrgent: true,
              note: total.mostLateDays > 0 ? t('supervision.atMost', { count: total.mostLateDays }) : undefined,
            },
            ...OBLIGATION_STATUSES.filter((state) => state !== 'WITHDRAWN' || total.withdrawn > 0).map((state) =>
              figure(state, label('ObligationStatus', state), total[state.toLowerCase() as Lowercase<typeof state>]),
            ),
          ]}
        />
      </div>
    </Panel>
  );
}

import { Button, Drawer, Pagination, Skeleton, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { labelOf } from '../../../schema/form/form-problem.ts';
import type { FormField } from '../../../schema/form/form-spec.ts';
import { valueText } from '../../../schema/form/value-text.ts';
import {
  ReportRoundDirectDocument,
  type ReportSourcePartsFragment,
  ReportSubmissionChildrenDocument,
} from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { figureText } from '../../shared/report/figure-text.ts';
import type { Total } from '../../shared/report/totals-table.tsx';
import { phaseTones } from '../../shared/report/report-tones.ts';
import type { Round } from './show.tsx';
import styles from './report-rounds.module.css';

interface SourceDrawerProps {
  readonly round: Round;
  readonly total: Total;
  readonly onClose: () => void;
}

type Source = ReportSourcePartsFragment;

/** A place on the way from the whole down to one report. */
interface Place {
  readonly id: string;
  readonly name: string;
}

const PAGE = 20;

/** What a total is made of, level by level down to the answer of one organization. */
export function SourceDrawer({ round, total, onClose }: SourceDrawerProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<readonly Place[]>([]);
  const [page, setPage] = useState(1);
  const at = way.at(-1);
  const label = labelOf(total, currentLocale());
  const go = (next: readonly Place[]) => {
    setWay(next);
    setPage(1);
  };
  const paging = { key: total.key, first: PAGE, offset: (page - 1) * PAGE };
  const top = useDocument(
    ReportRoundDirectDocument,
    { id: round.id, ...paging },
    { resource: 'reportSubmission', isEnabled: at === undefined },
  );
  const below = useDocument(
    ReportSubmissionChildrenDocument,
    { id: at?.id ?? '', ...paging },
    { resource: 'reportSubmission', isEnabled: at !== undefined },
  );
  const { error, isLoading } = at ? below : top;
  const list = at ? below.data?.reportSubmission?.children : top.data?.reportRound?.direct;
  const parent = at ? below.data?.reportSubmission : null;
  const field = round.templateVersion?.fields.find(({ key }) => key === total.key) as FormField | undefined;
  return (
    <Drawer open size={720} title={t('reportRound.source.title', { label })} onClose={onClose}>
      <nav aria-label={t('reportRound.source.trail')}>
        <ol className={styles['trail']}>
          {[{ id: '', name: t('reportRound.source.top') }, ...way].map((place, index) => (
            <li key={place.id}>
              {index === way.length ? (
                <span aria-current="location">{place.name}</span>
              ) : (
                <Button type="link" size="small" onClick={() => go(way.slice(0, index))}>
                  {place.name}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {error ? <RequestFailure error={error} /> : null}
      {isLoading ? <Skeleton active /> : null}
      {parent && field ? (
        <p className={styles['own']}>
          {t('reportRound.source.own')}: {entryText(field, parent.entry) || <Nothing />}
        </p>
      ) : null}
      {list ? (
        <SourceTable
          label={label}
          rows={list.nodes}
          total={total}
          field={field}
          onDeeper={(row) => go([...way, placeOf(row)])}
        />
      ) : null}
      {list && list.totalCount > PAGE ? (
        <Pagination
          style={{ marginTop: 12 }}
          simple
          current={page}
          pageSize={PAGE}
          total={list.totalCount}
          onChange={setPage}
        />
      ) : null}
    </Drawer>
  );
}

function placeOf(row: Source): Place {
  return { id: row.id, name: row.organization?.name ?? row.id };
}

function entryText(field: FormField, entry: Record<string, unknown> | null): string {
  return entry ? valueText(field, entry['value'], currentLocale()) : '';
}

interface SourceTableProps {
  readonly label: string;
  readonly rows: readonly Source[];
  readonly total: Total;
  readonly field: FormField | undefined;
  readonly onDeeper: (row: Source) => void;
}

function SourceTable({ label, rows, total, field, onDeeper }: SourceTableProps) {
  const { t } = useTranslation();
  const figure = (row: Source) => {
    const own = row.totals.find(({ key }) => key === total.key);
    if (own && own.value !== null) {
      return figureText(own, own.value);
    }
    return field ? entryText(field, row.entry) : '';
  };
  return (
    <Table<Source>
      aria-label={label}
      size="small"
      rowKey="id"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'unit',
          title: t('reportRound.source.unit'),
          rowScope: 'row',
          render: (_, row) => (
            <Link
              to={`/reports/${row.id}`}
              aria-label={t('reportRound.source.openOf', { name: row.organization?.name ?? '' })}
            >
              {row.organization?.name}
            </Link>
          ),
        },
        {
          key: 'phase',
          title: t('reportRound.phase'),
          render: (_, row) => (
            <>
              <EnumTag type="ReportPhase" value={row.phase} tone={phaseTones[row.phase]} />{' '}
              {row.isStale ? (
                <Tag color="warning" variant="outlined">
                  {t('reportRound.stale')}
                </Tag>
              ) : null}
            </>
          ),
        },
        {
          key: 'value',
          title: t('reportRound.source.value'),
          align: 'end',
          render: (_, row) => <span className={styles['figure']}>{figure(row) || <Nothing />}</span>,
        },
        {
          key: 'deeper',
          title: t('reportRound.source.deeper'),
          render: (_, row) =>
            row.hasBelow ? (
              <Button
                size="small"
                aria-label={t('reportRound.source.deeperOf', { name: row.organization?.name ?? '' })}
                onClick={() => onDeeper(row)}
              >
                {t('reportRound.source.deeper')}
              </Button>
            ) : (
              <Nothing />
            ),
        },
      ]}
    />
  );
}

import { Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RequestError } from '../../providers/request-error.ts';
import { Nothing } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { chartRows, type ChartUnit } from './chart-layout.ts';
import { ChartSvg } from './chart-svg.tsx';
import styles from './chart.module.css';

type Row = ReturnType<typeof chartRows>[number];

interface ChartViewProps {
  readonly root: ChartUnit | null | undefined;
  readonly isLoading: boolean;
  readonly error: RequestError | null;
  readonly onRetry: () => void;
  /** Address of the chart with another unit at its head. */
  readonly addressOf: (id: string) => string;
}

/** One unit and two levels below it, as a picture and as a table. */
export function ChartView({ root, isLoading, error, onRetry, addressOf }: ChartViewProps) {
  const { t } = useTranslation();
  if (error) {
    return <RequestFailure error={error} onRetry={onRetry} />;
  }
  if (isLoading) {
    return <Skeleton active paragraph={{ rows: 8 }} />;
  }
  if (!root) {
    return <EmptyState title={t('organizationTree.none')} />;
  }
  return (
    <>
      <Panel title={root.name}>
        <p className={styles['hint']}>{t('organizationTree.chartHelp')}</p>
        <ChartSvg root={root} label={t('organizationTree.chart')} addressOf={addressOf} />
      </Panel>
      <Panel title={t('organizationTree.table')}>
        <Table<Row>
          aria-label={t('organizationTree.table')}
          size="small"
          rowKey={({ unit }) => unit.id}
          dataSource={chartRows(root)}
          pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              key: 'name',
              title: t('organizationTree.unit'),
              render: (_, { unit }) => <Link to={`/organizations/${unit.id}`}>{unit.name}</Link>,
            },
            {
              key: 'level',
              title: t('organizationTree.level'),
              render: (_, { unit }) => <EnumTag type="OrganizationLevel" value={unit.level} tone="info" />,
            },
            {
              key: 'kind',
              title: t('organizationTree.kind'),
              render: (_, { unit }) => <EnumTag type="OrganizationKind" value={unit.kind} />,
            },
            {
              key: 'parent',
              title: t('organizationTree.parent'),
              render: (_, { parentName }) => parentName ?? <Nothing />,
            },
            {
              key: 'childCount',
              title: t('organizationTree.childCount'),
              align: 'end',
              render: (_, { unit }) => unit.childCount,
            },
            {
              key: 'chart',
              title: t('organizationTree.chart'),
              render: (_, { unit }) =>
                unit.childCount > 0 && unit.id !== root.id ? (
                  <Link to={addressOf(unit.id)} aria-label={t('organizationTree.openOf', { name: unit.name })}>
                    {t('organizationTree.open')}
                  </Link>
                ) : (
                  <Nothing />
                ),
            },
          ]}
        />
      </Panel>
    </>
  );
}

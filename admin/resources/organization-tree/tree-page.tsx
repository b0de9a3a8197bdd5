import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { RequestError } from '../../providers/request-error.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { LazyTreeView } from '../../shared/tree/lazy-tree.tsx';
import type { LoadChildren } from '../../shared/tree/tree-node.ts';
import type { ChartUnit } from './chart-layout.ts';
import { ChartView } from './chart-view.tsx';
import styles from './chart.module.css';
import { branchLoader } from './load-branch.ts';
import { loadChart } from './load-chart.ts';
import { UnitPicker } from './unit-picker.tsx';

type View = 'tree' | 'chart';

/** The hierarchy as it stood on a day, as a tree or as a chart; day, view and unit are part of the address. */
export function OrganizationTreePage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const date = params.get('date') ?? today();
  const view: View = params.get('view') === 'chart' ? 'chart' : 'tree';
  const unitId = params.get('unit');
  const chart = useQuery<ChartUnit | null, RequestError>({
    queryKey: ['data', 'default', 'organization', 'chart', unitId, date],
    queryFn: ({ signal }) => loadChart(unitId, date, signal),
    enabled: view === 'chart',
  });
  const withParam = (name: string, value: string | null): URLSearchParams => {
    const next = new URLSearchParams(params);
    if (value === null) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
    return next;
  };
  const change = (name: string, value: string | null): void => setParams(withParam(name, value));
  return (
    <>
      <PageHeader title={t('organizationTree.title')} description={t('organizationTree.description')} />
      <Panel title={t('organizationTree.shown')}>
        <div className={styles['controls']}>
          <Segmented<View>
            aria-label={t('organizationTree.view')}
            value={view}
            options={[
              { value: 'tree', label: t('organizationTree.tree') },
              { value: 'chart', label: t('organizationTree.chart') },
            ]}
            onChange={(next) => change('view', next === 'chart' ? next : null)}
          />
          <div className={styles['control']}>
            <span className={styles['label']} aria-hidden="true">
              {t('organizationTree.date')}
            </span>
            <DayPicker
              aria-label={t('organizationTree.date')}
              value={date}
              max={today()}
              onChange={(day) => change('date', day)}
            />
          </div>
          {view === 'chart' ? (
            <div className={styles['control']}>
              <label className={styles['label']} htmlFor="organization-chart-unit">
                {t('organizationTree.head')}
              </label>
              <UnitPicker
                id="organization-chart-unit"
                value={chart.data ?? undefined}
                onChange={(id) => change('unit', id)}
              />
            </div>
          ) : null}
        </div>
      </Panel>
      {view === 'chart' ? (
        <ChartView
          root={chart.data}
          isLoading={chart.isPending}
          error={chart.error}
          onRetry={() => void chart.refetch()}
          addressOf={(id) => `/organization-tree?${withParam('unit', id).toString()}`}
        />
      ) : (
        <Panel title={t('organizationTree.tree')}>
          <TreeOn key={date} date={date} />
        </Panel>
      )}
    </>
  );
}

function TreeOn({ date }: { readonly date: string }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const navigate = useNavigate();
  const [branch] = useState(() => branchLoader(date));
  const load = useCallback<LoadChildren>(
    async (parentId) =>
      (await branch(parentId)).map((unit) => ({
        id: unit.id,
        name: unit.name,
        note: label('OrganizationKind', unit.kind),
        hasChildren: unit.childCount > 0,
      })),
    [branch, label],
  );
  return (
    <LazyTreeView
      load={load}
      label={t('organizationTree.title')}
      onSelect={(id) => void navigate(`/organizations/${id}`)}
    />
  );
}

import { FilterOutlined, ReloadOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Form, Grid } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActiveFilters } from './active-filters.tsx';
import { ColumnSettings } from './column-settings.tsx';
import { FilterControl } from './filter-control.tsx';
import { SavedViews } from './saved-views.tsx';
import { TableSearch } from './table-search.tsx';
import type { ServerTable } from './use-server-table.ts';
import styles from './table.module.css';

interface TableToolbarProps<TRow> {
  readonly table: ServerTable<TRow>;
  /** Buttons at the end, such as the export. */
  readonly extra?: ReactNode;
}

/** Search, filters, views and columns of a table, and what narrows it now. */
export function TableToolbar<TRow>({ table, extra }: TableToolbarProps<TRow>) {
  const { t } = useTranslation();
  const { md } = Grid.useBreakpoint();
  const [isOpen, setIsOpen] = useState(false);
  const { state, spec } = table;
  const setFilters = (filters: typeof state.filters) => table.change({ filters });
  const pinned = md ? spec.filters.filter((filter) => filter.isPinned) : [];
  const hasMore = spec.filters.length > pinned.length;
  return (
    <div className={styles['toolbar']} role="search" aria-label={t('table.toolbar')}>
      <div className={styles['toolbarRow']}>
        {table.searchKey ? (
          <div className={styles['search']}>
            <TableSearch
              value={state.search}
              placeholder={t(table.searchKey)}
              onChange={(search) => table.change({ search })}
            />
          </div>
        ) : null}
        {pinned.map((filter) => (
          <div key={filter.field} className={styles['pinned']}>
            <FilterControl spec={filter} filters={state.filters} onChange={setFilters} isInline />
          </div>
        ))}
        {hasMore ? (
          <Badge count={md ? 0 : state.filters.length} size="small">
            <Button
              icon={<FilterOutlined />}
              aria-label={t('table.moreFilters')}
              aria-expanded={isOpen}
              onClick={() => setIsOpen(true)}
            >
              <span className={styles['wideLabel']}>{t('table.moreFilters')}</span>
            </Button>
          </Badge>
        ) : null}
        <div className={styles['toolbarEnd']}>
          <Button
            type="text"
            icon={<ReloadOutlined spin={table.isFetching} />}
            aria-label={t('table.refresh')}
            onClick={table.refetch}
          />
          <SavedViews
            resource={table.resource}
            spec={spec}
            state={state}
            onOpen={table.replace}
            onDefault={table.replaceEntry}
          />
          {md ? <ColumnSettings all={table.allColumns} visible={table.columns} onChange={table.setColumns} /> : null}
          {extra}
        </div>
      </div>
      <ActiveFilters specs={spec.filters} filters={state.filters} onChange={setFilters} onClear={table.clear} />
      <Drawer
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('table.filters')}
        size={400}
        footer={
          <div className={styles['drawerFoot']}>
            <Button onClick={table.clear}>{t('table.clearFilters')}</Button>
            <Button type="primary" onClick={() => setIsOpen(false)}>
              {t('table.showResults', { count: table.total })}
            </Button>
          </div>
        }
      >
        <Form layout="vertical" component="div">
          {spec.filters.map((filter) => (
            <Form.Item key={filter.field} label={t(filter.labelKey)}>
              <FilterControl spec={filter} filters={state.filters} onChange={setFilters} />
            </Form.Item>
          ))}
        </Form>
      </Drawer>
    </div>
  );
}

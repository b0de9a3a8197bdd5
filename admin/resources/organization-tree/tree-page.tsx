import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { OrganizationTreeUnitsDocument } from '../../gql/graphql.ts';
import { request } from '../../providers/graphql.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { LazyTreeView } from '../../shared/tree/lazy-tree.tsx';
import type { LoadChildren } from '../../shared/tree/tree-node.ts';

/** The hierarchy as it stood on a day; the day is part of the address. */
export function OrganizationTreePage() {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const date = params.get('date') ?? today();
  const load = useCallback<LoadChildren>(
    async (parentId) => {
      const { organizationTree } = await request(OrganizationTreeUnitsDocument, { parentId: parentId ?? null, date });
      return organizationTree.map((unit) => ({
        id: unit.id,
        name: unit.name,
        note: label('OrganizationKind', unit.kind),
        hasChildren: unit.childCount > 0,
      }));
    },
    [date, label],
  );
  return (
    <>
      <PageHeader title={t('organizationTree.title')} description={t('organizationTree.description')} />
      <Panel title={t('organizationTree.date')}>
        <div style={{ maxWidth: 240 }}>
          <DayPicker
            aria-label={t('organizationTree.date')}
            value={date}
            max={today()}
            onChange={(day) => setParams(day ? { date: day } : {})}
          />
        </div>
      </Panel>
      <Panel title={t('organizationTree.title')}>
        <LazyTreeView
          key={date}
          load={load}
          label={t('organizationTree.title')}
          onSelect={(id) => void navigate(`/organizations/${id}`)}
        />
      </Panel>
    </>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { OrganizationShowDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { OrganizationAccess } from './access-tab.tsx';
import { OrganizationChildren } from './children-tab.tsx';
import { OrganizationDialog, type DialogKind } from './dialogs.tsx';
import { auditRequirement, OrganizationHistory } from './history-tab.tsx';
import { statusTone } from './organization-enums.ts';
import { OrganizationOverview } from './overview-tab.tsx';
import { OrganizationPeople } from './people-tab.tsx';
import { OrganizationPlans } from './plans-tab.tsx';
import { OrganizationRules } from './rules-tab.tsx';

const DIALOGS: readonly DialogKind[] = ['rename', 'move', 'merge', 'split', 'suspend', 'resume', 'archive', 'restore'];
const DANGERS: readonly DialogKind[] = ['merge', 'split', 'suspend', 'archive'];

/** One organization: facts, offices, units below, rules, history, access. */
export function OrganizationShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const readsAudit = useMeets(auditRequirement);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'organization',
    id,
    document: OrganizationShowDocument,
    select: (data) => data.organization,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  const trail = record.ancestors.nodes.map(({ id: key, name }) => ({ title: name, to: `/organizations/${key}` }));
  return (
    <>
      <PageHeader
        title={record.name}
        trail={[{ title: t('organization.title'), to: '/organizations' }, ...trail]}
        tags={
          <>
            <EnumTag type="OrganizationLevel" value={record.level} tone="info" />
            <EnumTag type="OrganizationStatus" value={record.status} tone={statusTone(record.status)} />
          </>
        }
        {...(record.nameEn ? { description: record.nameEn } : {})}
        actions={[
          {
            key: 'createChild',
            label: t('organization.create.title'),
            isAllowed: record.viewerCan.createChild,
            isPrimary: true,
            icon: <PlusOutlined />,
            to: `/organizations/create?parent=${record.id}`,
          },
          {
            key: 'edit',
            label: t('organization.update.action'),
            isAllowed: record.viewerCan.update,
            to: `/organizations/${record.id}/edit`,
          },
          ...DIALOGS.map((kind) => ({
            key: kind,
            label: t(`organization.${kind}.action`),
            isAllowed: record.viewerCan[kind],
            isDanger: DANGERS.includes(kind),
            onClick: () => setDialog(kind),
          })),
          {
            key: 'chart',
            label: t('organization.chart'),
            isAllowed: record.status === 'ACTIVE',
            to: `/organization-tree?view=chart&unit=${record.id}`,
          },
        ]}
      />
      {record.failedPlans.totalCount > 0 ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('organization.plan.failed', { count: record.failedPlans.totalCount })}
          action={<Link to={`/organizations/${record.id}?tab=plans`}>{t('organization.plan.open')}</Link>}
        />
      ) : null}
      <DetailTabs
        label={t('organization.tabs.label')}
        tabs={[
          {
            key: 'overview',
            label: t('organization.tabs.overview'),
            render: () => <OrganizationOverview organization={record} onReload={refetch} />,
          },
          { key: 'people', label: t('organization.tabs.people'), render: () => <OrganizationPeople id={record.id} /> },
          {
            key: 'children',
            label: t('organization.tabs.children'),
            render: () => <OrganizationChildren id={record.id} />,
          },
          {
            key: 'rules',
            label: t('organization.tabs.rules'),
            render: () => <OrganizationRules organization={record} />,
          },
          {
            key: 'plans',
            label: t('organization.tabs.plans'),
            count: record.openPlans.totalCount > 0 ? record.openPlans.totalCount : undefined,
            isHidden: !record.viewerCan.read,
            render: () => <OrganizationPlans id={record.id} />,
          },
          {
            key: 'history',
            label: t('organization.tabs.history'),
            isHidden: !record.viewerCan.read && !readsAudit,
            render: () => <OrganizationHistory id={record.id} readsChanges={record.viewerCan.read} />,
          },
          { key: 'access', label: t('organization.tabs.access'), render: () => <OrganizationAccess id={record.id} /> },
        ]}
      />
      <OrganizationDialog kind={dialog} organization={record} onClose={() => setDialog(null)} onReload={refetch} />
    </>
  );
}

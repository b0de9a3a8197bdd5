import { AuditOutlined, CalendarOutlined, EditOutlined, StopOutlined, UserAddOutlined } from '@ant-design/icons';
import { Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import {
  OfficeCloseDocument,
  OfficePermissionCatalogueDocument,
  OfficeShowDocument,
  type OfficeShowQuery,
} from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText, PeriodText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { AppointModal } from './appoint-modal.tsx';
import { OfficeTerms } from './terms-tab.tsx';

type Office = NonNullable<OfficeShowQuery['office']>;

/** One office: seats, conditions, holders, permissions. */
export function OfficeShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [params] = useSearchParams();
  const [dialog, setDialog] = useState<'appoint' | 'close' | undefined>(params.has('appoint') ? 'appoint' : undefined);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'office',
    id,
    document: OfficeShowDocument,
    select: (data) => data.office,
  });
  const mayOpen = useMeets(anyOf('case.open'));
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const { viewerCan } = record;
  const close = () => setDialog(undefined);
  return (
    <>
      <PageHeader
        title={record.name}
        trail={[{ title: t('office.title'), to: '/offices' }]}
        tags={
          <EnumTag
            type="OfficeStatus"
            value={record.status}
            tone={record.status === 'ACTIVE' ? 'success' : 'neutral'}
          />
        }
        description={record.organization?.name}
        actions={[
          {
            key: 'appoint',
            label: t('office.appoint.action'),
            isAllowed: viewerCan.appoint,
            isPrimary: true,
            icon: <UserAddOutlined />,
            onClick: () => setDialog('appoint'),
          },
          {
            key: 'case',
            label: t('office.openCase'),
            isAllowed: mayOpen && record.appointmentProcedure !== null && record.status === 'ACTIVE',
            isPrimary: true,
            icon: <AuditOutlined />,
            to: `/cases/open?office=${record.id}`,
          },
          {
            key: 'rotation',
            label: t('office.rotation'),
            isAllowed: record.isRotating,
            icon: <CalendarOutlined />,
            to: `/rotations/${record.id}`,
          },
          {
            key: 'edit',
            label: t('office.edit.action'),
            isAllowed: viewerCan.update,
            icon: <EditOutlined />,
            to: `/offices/${record.id}/edit`,
          },
          {
            key: 'close',
            label: t('office.close.action'),
            isAllowed: viewerCan.close,
            isDanger: true,
            icon: <StopOutlined />,
            onClick: () => setDialog('close'),
          },
        ]}
      />
      <DetailTabs
        label={t('office.tabs.label')}
        tabs={[
          { key: 'facts', label: t('office.tabs.facts'), render: () => <OfficeFacts office={record} /> },
          { key: 'terms', label: t('office.tabs.terms'), render: () => <OfficeTerms officeId={record.id} /> },
          {
            key: 'permissions',
            label: t('office.tabs.permissions'),
            count: record.permissions?.length,
            render: () => <OfficePermissionList office={record} />,
          },
          {
            key: 'history',
            label: t('office.tabs.history'),
            render: () => <RecordHistory id={record.id} resource="office" />,
          },
        ]}
      />
      {viewerCan.appoint ? <AppointModal isOpen={dialog === 'appoint'} onClose={close} office={record} /> : null}
      <ReasonModal
        isOpen={dialog === 'close'}
        onClose={close}
        name="office-close"
        title={t('office.close.title')}
        submitLabel={t('office.close.submit')}
        isDanger
        explanation={t('office.close.explanation')}
        action={{
          document: OfficeCloseDocument,
          payload: (data) => data.officeClose,
          toVariables: (values: ReasonValues) => ({
            id: record.id,
            version: record.version,
            input: { effectiveOn: values.effectiveOn, reason: values.reason },
          }),
          invalidates: ['office', 'term', 'person'],
          successMessage: t('office.close.done'),
          onReload: async () => {
            await refetch();
            return undefined;
          },
        }}
      />
    </>
  );
}

function OfficeFacts({ office }: { readonly office: Office }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('office.facts')}>
      <Facts
        facts={[
          { key: 'title', label: t('office.titleKey'), value: office.title },
          { key: 'organization', label: t('office.organization'), value: office.organization?.name },
          { key: 'body', label: t('office.body'), value: <EnumTag type="OfficeBody" value={office.body} /> },
          { key: 'unit', label: t('office.unit'), value: office.unit },
          {
            key: 'seats',
            label: `${t('office.holders')} / ${t('office.seats')}`,
            value: t('office.seatsFigure', { holders: office.holderCount, seats: office.seats }),
          },
          { key: 'openSeats', label: t('office.openSeats'), value: office.openSeats },
          {
            key: 'vacantSince',
            label: t('office.vacantSince'),
            value: office.vacantSince ? <DayText value={office.vacantSince} /> : null,
          },
          { key: 'expiring', label: t('office.expiring'), value: office.expiringCount },
          {
            key: 'rotating',
            label: t('office.isRotating'),
            value: t(office.isRotating ? 'office.rotatingYes' : 'office.rotatingNo'),
          },
          {
            key: 'validity',
            label: t('office.validity'),
            value: <PeriodText from={office.validFrom} until={office.validUntil} />,
          },
          ...(office.appointmentProcedure
            ? [
                {
                  key: 'procedure',
                  label: t('office.appointmentProcedure'),
                  value: (
                    <Link to={`/procedures/${office.appointmentProcedure.id}`}>
                      {currentLocale() === 'en' && office.appointmentProcedure.nameEn
                        ? office.appointmentProcedure.nameEn
                        : office.appointmentProcedure.name}
                    </Link>
                  ),
                },
              ]
            : []),
          { key: 'externalCode', label: t('office.externalCode'), value: office.externalCode },
          {
            key: 'eligibility',
            label: t('office.eligibility'),
            isWide: true,
            value:
              office.eligibility.length === 0 ? (
                t('office.noEligibility')
              ) : (
                <Space wrap size={8}>
                  {office.eligibility.map((rule) => (
                    <EnumTag key={rule} type="EligibilityRule" value={rule} />
                  ))}
                </Space>
              ),
          },
        ]}
      />
    </Panel>
  );
}

function OfficePermissionList({ office }: { readonly office: Office }) {
  const { t } = useTranslation();
  const { data } = useDocument(OfficePermissionCatalogueDocument, {}, { resource: 'permission' });
  const labels = new Map(data?.permissionCatalogue.map((entry) => [entry.key, entry.label]));
  const permissions = office.permissions ?? [];
  return (
    <Panel title={t('office.permissions')}>
      <Facts
        facts={[
          {
            key: 'reach',
            label: t('office.reach'),
            value: office.reach ? <EnumTag type="OfficeReach" value={office.reach} /> : null,
          },
          {
            key: 'factor',
            label: t('office.secondFactor'),
            value: t(office.requiresSecondFactor ? 'office.yes' : 'office.no'),
          },
        ]}
      />
      {permissions.length === 0 ? (
        <EmptyState title={t('office.noPermissions')} />
      ) : (
        <ul style={{ columns: '280px', margin: '16px 0 0', paddingInlineStart: 20 }}>
          {permissions.map((key) => (
            <li key={key} style={{ breakInside: 'avoid', paddingBlock: 4 }}>
              {labels.get(key) ?? key}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

import { EditOutlined, FileAddOutlined, FormOutlined, StopOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { ProcedureDraftBeginDocument, ProcedureRetireDocument, ProcedureShowDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import type { Chain } from './chain.ts';
import { BindsText } from './binds-text.tsx';
import { ProcedureState } from './procedure-state.tsx';
import { UpdateDialog } from './update-dialog.tsx';
import { VersionsTab } from './versions-tab.tsx';

/** One chain: whom it binds, its versions with their steps, what was done to it. */
export function ProcedureShowPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  const [dialog, setDialog] = useState<'update' | 'retire'>();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'procedure',
    id,
    document: ProcedureShowDocument,
    select: (data) => data.procedure,
  });
  const draft = useAction({
    document: ProcedureDraftBeginDocument,
    payload: (data) => data.procedureDraft,
    invalidates: ['procedure'],
    onDone: ({ procedureVersion }) =>
      void navigate(procedureVersion ? `/procedures/${id}/draft/${procedureVersion.id}` : `/procedures/${id}`),
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const { viewerCan } = record;
  const close = () => setDialog(undefined);
  const own = record.draft;
  return (
    <>
      <PageHeader
        title={currentLocale() === 'en' && record.nameEn ? record.nameEn : record.name}
        trail={[{ title: t('procedure.title'), to: '/procedures' }]}
        tags={
          <>
            <ProcedureState procedure={record} />
            <EnumTag type="ProcedureSubjectKind" value={record.subjectKind} />
          </>
        }
        description={record.organization?.name}
        actions={[
          {
            key: 'edit',
            label: t('procedure.editor.action'),
            isAllowed:
              own !== null && record.versions.nodes.some(({ id: one, viewerCan: may }) => one === own.id && may.update),
            isPrimary: true,
            icon: <FormOutlined />,
            to: `/procedures/${record.id}/draft/${own?.id ?? ''}`,
          },
          {
            key: 'draft',
            label: t('procedure.draft'),
            isAllowed: viewerCan.draft && own === null,
            isPrimary: true,
            icon: <FileAddOutlined />,
            onClick: () => void draft.run({ id: record.id }),
          },
          {
            key: 'update',
            label: t('procedure.update.action'),
            isAllowed: viewerCan.update,
            icon: <EditOutlined />,
            onClick: () => setDialog('update'),
          },
          {
            key: 'retire',
            label: t('procedure.retire.action'),
            isAllowed: viewerCan.retire,
            isDanger: true,
            icon: <StopOutlined />,
            onClick: () => setDialog('retire'),
          },
        ]}
      />
      <ChainFacts chain={record} />
      <DetailTabs
        label={t('procedure.tabs.label')}
        tabs={[
          {
            key: 'versions',
            label: t('procedure.tabs.versions'),
            count: record.versions.totalCount,
            render: () => <VersionsTab chain={record} refetch={async () => void (await refetch())} />,
          },
          {
            key: 'history',
            label: t('procedure.tabs.history'),
            render: () => <RecordHistory id={record.id} resource="procedure" />,
          },
        ]}
      />
      {dialog === 'update' ? <UpdateDialog chain={record} onClose={close} refetch={refetch} /> : null}
      <ReasonModal
        isOpen={dialog === 'retire'}
        onClose={close}
        name="procedure-retire"
        title={t('procedure.retire.title')}
        submitLabel={t('procedure.retire.action')}
        isDanger
        explanation={t('procedure.retire.text', { count: record.openCaseCount })}
        action={{
          document: ProcedureRetireDocument,
          payload: (data) => data.procedureRetire,
          toVariables: (values: ReasonValues) => ({
            id: record.id,
            version: record.version,
            input: { retiredOn: values.effectiveOn, reason: values.reason },
          }),
          aliases: { retiredOn: 'effectiveOn' },
          invalidates: ['procedure', 'office'],
          successMessage: t('procedure.retire.done'),
          onReload: async () => {
            await refetch();
            return undefined;
          },
        }}
      />
    </>
  );
}

function ChainFacts({ chain }: { readonly chain: Chain }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('procedure.facts')}>
      <Facts
        facts={[
          {
            key: 'owner',
            label: t('procedure.owner'),
            value: chain.organization ? (
              <Link to={`/organizations/${chain.organization.id}`}>{chain.organization.name}</Link>
            ) : null,
          },
          { key: 'binds', label: t('procedure.binds'), value: <BindsText procedure={chain} /> },
          { key: 'openCases', label: t('procedure.openCaseCount'), value: chain.openCaseCount },
          ...(chain.retiredOn
            ? [
                { key: 'retiredOn', label: t('procedure.retiredOn'), value: <DayText value={chain.retiredOn} /> },
                { key: 'retiredReason', label: t('procedure.retiredReason'), value: chain.retiredReason, isWide: true },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

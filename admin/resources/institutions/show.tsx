import { Form, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  InstitutionCloseDocument,
  InstitutionRecodeDocument,
  InstitutionRenameDocument,
  InstitutionShowDocument,
} from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText, PeriodText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';

type DialogKind = 'rename' | 'recode' | 'close';

/** One school: facts, units, history of names and codes. */
export function InstitutionShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'institution',
    id,
    document: InstitutionShowDocument,
    select: (data) => data.institution,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  const { version } = record;
  const onClose = (): void => setDialog(null);
  const common = (kind: DialogKind) => ({
    isOpen: dialog === kind,
    onClose,
    name: `institution-${kind}`,
    title: t(`institution.${kind}.action`),
    submitLabel: t(`institution.${kind}.action`),
  });
  const action = (kind: DialogKind) => ({
    invalidates: ['institution'],
    successMessage: t(`institution.${kind}.done`),
    onReload: async () => {
      await refetch();
      return undefined;
    },
  });
  return (
    <>
      <PageHeader
        title={record.name}
        trail={[{ title: t('institution.title'), to: '/institutions' }]}
        tags={
          <EnumTag
            type="InstitutionStatus"
            value={record.status}
            tone={record.status === 'ACTIVE' ? 'success' : 'neutral'}
          />
        }
        {...(record.code ? { description: record.code } : {})}
        actions={(['rename', 'recode', 'close'] as const).map((kind) => ({
          key: kind,
          label: t(`institution.${kind}.action`),
          isAllowed: record.viewerCan.change,
          isDanger: kind === 'close',
          onClick: () => setDialog(kind),
        }))}
      />
      <DetailTabs
        label={t('institution.tabs.label')}
        tabs={[
          {
            key: 'overview',
            label: t('institution.tabs.overview'),
            render: () => (
              <Panel title={t('institution.facts')}>
                <Facts
                  facts={[
                    { key: 'code', label: t('institution.code'), value: record.code },
                    {
                      key: 'category',
                      label: t('institution.category'),
                      value: <EnumTag type="InstitutionCategory" value={record.category} />,
                    },
                    {
                      key: 'level',
                      label: t('institution.educationLevel'),
                      value: <EnumTag type="EducationLevel" value={record.educationLevel} />,
                    },
                    {
                      key: 'ownership',
                      label: t('institution.ownership'),
                      value: <EnumTag type="Ownership" value={record.ownership} />,
                    },
                    {
                      key: 'authorities',
                      label: t('institution.authorities'),
                      value: record.supervisingAuthorities.join('、'),
                    },
                    { key: 'province', label: t('institution.province'), value: record.province?.name },
                    {
                      key: 'division',
                      label: t('institution.division'),
                      value: record.division?.name ?? record.location,
                    },
                    ...(record.closedOn
                      ? [
                          {
                            key: 'closedOn',
                            label: t('institution.closedOn'),
                            value: <DayText value={record.closedOn} />,
                          },
                        ]
                      : []),
                    ...(record.successor
                      ? [
                          {
                            key: 'successor',
                            label: t('institution.successor'),
                            value: <Link to={`/institutions/${record.successor.id}`}>{record.successor.name}</Link>,
                          },
                        ]
                      : []),
                  ]}
                />
              </Panel>
            ),
          },
          {
            key: 'units',
            label: t('institution.tabs.units'),
            count: record.units.totalCount,
            render: () => (
              <Panel title={t('institution.units')}>
                <Table
                  size="small"
                  rowKey="id"
                  dataSource={record.units.nodes}
                  pagination={false}
                  scroll={{ x: 'max-content' }}
                  columns={[
                    { key: 'name', title: t('institution.name'), render: (_, unit) => unit.name },
                    {
                      key: 'kind',
                      title: t('institution.kind'),
                      render: (_, unit) => <EnumTag type="InstitutionUnitKind" value={unit.kind} />,
                    },
                    {
                      key: 'closedOn',
                      title: t('institution.closedOn'),
                      render: (_, unit) => <DayText value={unit.closedOn} />,
                    },
                  ]}
                />
              </Panel>
            ),
          },
          {
            key: 'aliases',
            label: t('institution.tabs.aliases'),
            render: () => (
              <Panel title={t('institution.aliases')}>
                <Table
                  size="small"
                  rowKey={(alias) => `${alias.kind}${alias.value}${alias.validFrom ?? ''}`}
                  dataSource={record.aliases}
                  pagination={false}
                  scroll={{ x: 'max-content' }}
                  columns={[
                    { key: 'value', title: t('institution.name'), render: (_, alias) => alias.value },
                    {
                      key: 'kind',
                      title: t('institution.kind'),
                      render: (_, alias) => t(alias.kind === 'CODE' ? 'institution.codeKind' : 'institution.nameKind'),
                    },
                    {
                      key: 'period',
                      title: t('institution.period'),
                      render: (_, alias) => <PeriodText from={alias.validFrom} until={alias.validUntil} />,
                    },
                  ]}
                />
              </Panel>
            ),
          },
        ]}
      />
      <ReasonModal
        {...common('rename')}
        action={{
          ...action('rename'),
          document: InstitutionRenameDocument,
          payload: (data) => data.institutionRename,
          toVariables: (input: ReasonValues & { name: string }) => ({ id: record.id, version, input }),
          initialValues: { name: record.name },
        }}
      >
        <Form.Item
          name="name"
          label={t('institution.name')}
          rules={[{ required: true, message: t('form.required', { label: t('institution.name') }) }]}
        >
          <Input maxLength={LIMITS.name} />
        </Form.Item>
      </ReasonModal>
      <ReasonModal
        {...common('recode')}
        action={{
          ...action('recode'),
          document: InstitutionRecodeDocument,
          payload: (data) => data.institutionRecode,
          toVariables: (input: ReasonValues & { code: string }) => ({ id: record.id, version, input }),
        }}
      >
        <Form.Item
          name="code"
          label={t('institution.code')}
          rules={[{ required: true, message: t('form.required', { label: t('institution.code') }) }]}
        >
          <Input maxLength={10} />
        </Form.Item>
      </ReasonModal>
      <ReasonModal
        {...common('close')}
        isDanger
        action={{
          ...action('close'),
          document: InstitutionCloseDocument,
          payload: (data) => data.institutionClose,
          toVariables: (input: ReasonValues) => ({ id: record.id, version, input }),
        }}
      />
    </>
  );
}

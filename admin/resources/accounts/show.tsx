import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  AccountEndDocument,
  AccountResumeDocument,
  AccountShowDocument,
  AccountSuspendDocument,
  SystemRoleSetDocument,
  type SystemRole,
} from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { accountTone } from './account-tone.ts';

type DialogKind = 'suspend' | 'resume' | 'end' | 'role';

/** One account and what a security administrator may do with it. */
export function AccountShowPage() {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const { id } = useParams();
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'account',
    id,
    document: AccountShowDocument,
    select: (data) => data.account,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  const { version, viewerCan } = record;
  const common = (kind: DialogKind) => ({
    isOpen: dialog === kind,
    onClose: () => setDialog(null),
    name: `account-${kind}`,
    title: t(`accounts.${kind}.action`),
    submitLabel: t(`accounts.${kind}.action`),
    asksForDate: false,
    isDanger: kind === 'suspend' || kind === 'end',
  });
  const action = (kind: DialogKind) => ({
    invalidates: ['account'],
    successMessage: t(`accounts.${kind}.done`),
    toVariables: ({ reason }: ReasonValues) => ({ id: record.id, version, input: { reason } }),
    onReload: async () => {
      await refetch();
      return undefined;
    },
  });
  return (
    <>
      <PageHeader
        title={record.loginName ?? record.email ?? record.id}
        trail={[{ title: t('accounts.title'), to: '/accounts' }]}
        tags={<EnumTag type="AccountStatus" value={record.status} tone={accountTone(record.status)} />}
        actions={[
          {
            key: 'role',
            label: t('accounts.role.action'),
            isAllowed: viewerCan.setSystemRole,
            onClick: () => setDialog('role'),
          },
          {
            key: 'suspend',
            label: t('accounts.suspend.action'),
            isAllowed: viewerCan.suspend,
            isDanger: true,
            onClick: () => setDialog('suspend'),
          },
          {
            key: 'resume',
            label: t('accounts.resume.action'),
            isAllowed: viewerCan.resume,
            onClick: () => setDialog('resume'),
          },
          {
            key: 'end',
            label: t('accounts.end.action'),
            isAllowed: viewerCan.end,
            isDanger: true,
            onClick: () => setDialog('end'),
          },
        ]}
      />
      <Panel title={t('accounts.facts')}>
        <Facts
          facts={[
            { key: 'loginName', label: t('accounts.loginName'), value: record.loginName },
            { key: 'email', label: t('accounts.email'), value: record.email },
            {
              key: 'role',
              label: t('accounts.systemRole'),
              value: record.systemRole ? label('SystemRole', record.systemRole) : t('accounts.noRole'),
            },
            { key: 'totp', label: t('accounts.hasTotp'), value: t(record.hasTotp ? 'accounts.yes' : 'accounts.no') },
            { key: 'sessions', label: t('accounts.sessions'), value: record.sessionCount },
            {
              key: 'lastSignInAt',
              label: t('accounts.lastSignInAt'),
              value: <InstantText value={record.lastSignInAt} />,
            },
            { key: 'createdAt', label: t('accounts.createdAt'), value: <InstantText value={record.createdAt} /> },
          ]}
        />
      </Panel>
      <Panel title={t('accounts.history')}>
        <RecordHistory id={record.id} resource="account" />
      </Panel>
      <ReasonModal
        {...common('suspend')}
        action={{ ...action('suspend'), document: AccountSuspendDocument, payload: (data) => data.accountSuspend }}
      />
      <ReasonModal
        {...common('resume')}
        action={{ ...action('resume'), document: AccountResumeDocument, payload: (data) => data.accountResume }}
      />
      <ReasonModal
        {...common('end')}
        action={{ ...action('end'), document: AccountEndDocument, payload: (data) => data.accountEnd }}
      />
      <ReasonModal
        {...common('role')}
        action={{
          ...action('role'),
          document: SystemRoleSetDocument,
          payload: (data) => data.systemRoleSet,
          toVariables: ({ reason, systemRole }: ReasonValues & { systemRole?: SystemRole }) => ({
            id: record.id,
            version,
            input: { reason, systemRole: systemRole ?? null },
          }),
        }}
      >
        <Form.Item name="systemRole" label={t('accounts.systemRole')}>
          <Select
            allowClear
            placeholder={t('accounts.noRole')}
            options={(['SYSTEM', 'SECURITY', 'AUDIT'] as const).map((value) => ({
              value,
              label: label('SystemRole', value),
            }))}
          />
        </Form.Item>
      </ReasonModal>
    </>
  );
}

import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import {
  AccountEndDocument,
  AccountResumeDocument,
  AccountShowDocument,
  AccountSuspendDocument,
  AccountUnlockDocument,
  InvitationResendDocument,
  SecondFactorResetDocument,
  SystemRoleSetDocument,
  type SystemRole,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { AccountFacts } from './account-facts.tsx';
import { accountTone } from './account-tone.ts';
import { SessionsTab } from './sessions-tab.tsx';

type DialogKind = 'suspend' | 'resume' | 'end' | 'role' | 'unlock' | 'reset';

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
    select: (data) => data.account && { ...data.account, lock: data.accountLock },
  });
  const resend = useAction({
    document: InvitationResendDocument,
    payload: (data) => data.invitationResend,
    invalidates: ['account'],
    successMessage: t('accounts.resend.done'),
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  const { version, viewerCan, lock } = record;
  const common = (kind: DialogKind) => ({
    isOpen: dialog === kind,
    onClose: () => setDialog(null),
    name: `account-${kind}`,
    title: t(`accounts.${kind}.action`),
    submitLabel: t(`accounts.${kind}.action`),
    asksForDate: false,
    isDanger: kind === 'suspend' || kind === 'end' || kind === 'reset',
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
            key: 'edit',
            label: t('accounts.edit.action'),
            isAllowed: viewerCan.update,
            to: `/accounts/${record.id}/edit`,
          },
          {
            key: 'resend',
            label: t('accounts.resend.action'),
            isAllowed: viewerCan.resendInvitation && !resend.isRunning,
            isPrimary: true,
            onClick: () => void resend.run({ id: record.id }),
          },
          {
            key: 'unlock',
            label: t('accounts.unlock.action'),
            isAllowed: viewerCan.unlock && Boolean(lock?.lockedUntil),
            isPrimary: true,
            onClick: () => setDialog('unlock'),
          },
          {
            key: 'reset',
            label: t('accounts.reset.action'),
            isAllowed: viewerCan.resetSecondFactor,
            onClick: () => setDialog('reset'),
          },
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
      <DetailTabs
        label={t('accounts.tabs.label')}
        tabs={[
          {
            key: 'overview',
            label: t('accounts.tabs.overview'),
            render: () => <AccountFacts account={record} lock={lock} />,
          },
          {
            key: 'sessions',
            label: t('accounts.tabs.sessions'),
            count: record.sessionCount,
            render: () => <SessionsTab accountId={record.id} mayEnd={viewerCan.endSessions} />,
          },
          {
            key: 'history',
            label: t('accounts.history'),
            render: () => <RecordHistory id={record.id} resource="account" />,
          },
        ]}
      />
      <ReasonModal
        {...common('unlock')}
        explanation={t('accounts.unlock.help')}
        action={{
          ...action('unlock'),
          document: AccountUnlockDocument,
          payload: (data) => data.accountUnlock,
          toVariables: ({ reason }: ReasonValues) => ({ id: record.id, input: { reason } }),
        }}
      />
      <ReasonModal
        {...common('reset')}
        explanation={t('accounts.reset.help')}
        action={{ ...action('reset'), document: SecondFactorResetDocument, payload: (data) => data.secondFactorReset }}
      />
      <ReasonModal
        {...common('suspend')}
        explanation={t('accounts.suspend.help')}
        action={{ ...action('suspend'), document: AccountSuspendDocument, payload: (data) => data.accountSuspend }}
      />
      <ReasonModal
        {...common('resume')}
        action={{ ...action('resume'), document: AccountResumeDocument, payload: (data) => data.accountResume }}
      />
      <ReasonModal
        {...common('end')}
        explanation={t('accounts.end.help')}
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

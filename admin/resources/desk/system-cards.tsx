import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskAccountsDocument, DeskTrailDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { addDays, formatInstant, startOfDay, today } from '../../shared/date/format.ts';
import { Figures } from '../../shared/figures/figures.tsx';
import { Loaded } from './desk-parts.tsx';
import styles from './desk.module.css';

/** What a security administrator looks after. */
export function AccountsCard() {
  const { t } = useTranslation();
  const { data, isLoading, error, refetch } = useDocument(DeskAccountsDocument, {}, { resource: 'account' });
  return (
    <Loaded isLoading={isLoading} error={error} retry={() => void refetch()}>
      <Figures
        figures={[
          {
            key: 'invited',
            label: t('desk.accounts.invited'),
            count: data?.invited.totalCount ?? 0,
            to: '/accounts?status.in=INVITED',
          },
          {
            key: 'suspended',
            label: t('desk.accounts.suspended'),
            count: data?.suspended.totalCount ?? 0,
            to: '/accounts?status.in=SUSPENDED',
          },
          {
            key: 'administrators',
            label: t('desk.accounts.administrators'),
            count: data?.administrators.totalCount ?? 0,
            to: '/accounts?systemRole.in=SYSTEM&systemRole.in=SECURITY&systemRole.in=AUDIT&status.in=ACTIVE',
          },
        ]}
      />
    </Loaded>
  );
}

/** Days that the figures of the trail look back. */
const TRAIL_DAYS = 7;

/** What an auditor looks at first: whether the chains are whole, and what stood out this week. */
export function TrailCard() {
  const { t } = useTranslation();
  const [from] = useState(() => addDays(today(), 1 - TRAIL_DAYS));
  const { data, isLoading, error, refetch } = useDocument(
    DeskTrailDocument,
    { since: startOfDay(from) },
    { resource: 'audit' },
  );
  const state = data?.auditVerification;
  const since = `occurredAt.gte=${from}`;
  return (
    <Loaded isLoading={isLoading} error={error} retry={() => void refetch()}>
      <Alert
        className={styles['notice'] ?? ''}
        showIcon
        type={state ? (state.isIntact ? 'success' : 'error') : 'info'}
        title={
          state
            ? t(state.isIntact ? 'desk.trail.intact' : 'desk.trail.broken', {
                at: formatInstant(state.verifiedAt, currentLocale()),
              })
            : t('desk.trail.never')
        }
      />
      <Figures
        figures={[
          { key: 'recent', label: t('desk.trail.recent'), count: data?.recent.totalCount ?? 0, to: `/audit?${since}` },
          {
            key: 'refused',
            label: t('desk.trail.refused'),
            count: data?.refused.totalCount ?? 0,
            to: `/audit?${since}&action.in=session.refuse&action.in=session.lock`,
          },
          {
            key: 'personal',
            label: t('desk.trail.personal'),
            count: data?.personal.totalCount ?? 0,
            to: `/audit?${since}&hasPurpose.eq=true`,
          },
        ]}
      />
    </Loaded>
  );
}

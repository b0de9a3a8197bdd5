import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountShowQuery } from '../../gql/graphql.ts';
import { type Locale, localeNames } from '../../providers/locale.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';

interface AccountFactsProps {
  readonly account: NonNullable<AccountShowQuery['account']>;
  readonly lock: AccountShowQuery['accountLock'];
}

/** What is known of an account, and whether it is locked now. */
export function AccountFacts({ account, lock }: AccountFactsProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return (
    <>
      {lock?.lockedUntil ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('accounts.locked')}
          description={
            <>
              {t('accounts.lockedUntil')} <InstantText value={lock.lockedUntil} />
              {' · '}
              {t('accounts.attempts', { count: lock.attempts })}
            </>
          }
        />
      ) : null}
      <Panel title={t('accounts.facts')}>
        <Facts
          facts={[
            { key: 'loginName', label: t('accounts.loginName'), value: account.loginName },
            { key: 'email', label: t('accounts.email'), value: account.email },
            {
              key: 'locale',
              label: t('accounts.locale'),
              value: localeNames[account.locale as Locale] ?? account.locale,
            },
            {
              key: 'role',
              label: t('accounts.systemRole'),
              value: account.systemRole ? label('SystemRole', account.systemRole) : t('accounts.noRole'),
            },
            {
              key: 'totp',
              label: t('accounts.hasTotp'),
              value: account.hasTotp ? t('accounts.codesLeft', { count: account.recoveryCodesLeft }) : t('accounts.no'),
            },
            {
              key: 'lastSignInAt',
              label: t('accounts.lastSignInAt'),
              value: <InstantText value={account.lastSignInAt} />,
            },
            { key: 'createdAt', label: t('accounts.createdAt'), value: <InstantText value={account.createdAt} /> },
          ]}
        />
      </Panel>
    </>
  );
}

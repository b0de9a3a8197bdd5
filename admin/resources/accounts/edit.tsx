import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { AccountEditDocument, type AccountEditQuery, AccountUpdateDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ForbiddenPage } from '../../shared/feedback/forbidden.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { LocaleField } from './locale-field.tsx';

type Account = NonNullable<AccountEditQuery['account']>;

interface Values {
  readonly loginName?: string | null;
  readonly email?: string | null;
  readonly locale: string;
}

/** Changes how an account is called and reached. */
export function AccountEditPage() {
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'account',
    id,
    document: AccountEditDocument,
    select: (data) => data.account,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  return record.viewerCan.update ? <AccountForm account={record} reload={refetch} /> : <ForbiddenPage />;
}

const valuesOf = ({ loginName, email, locale }: Account): Values => ({ loginName, email, locale });
/** An emptied field means to clear it. */
const textOf = (value: string | null | undefined): string | null => (value?.trim() ? value.trim() : null);

function AccountForm({
  account,
  reload,
}: {
  readonly account: Account;
  readonly reload: () => Promise<Account | undefined>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = `/accounts/${account.id}`;
  const name = account.loginName ?? account.email ?? account.id;
  const form = useActionForm({
    document: AccountUpdateDocument,
    payload: (data) => data.accountUpdate,
    toVariables: (values: Values) => ({
      id: account.id,
      version: account.version,
      input: { loginName: textOf(values.loginName), email: textOf(values.email), locale: values.locale },
    }),
    initialValues: valuesOf(account),
    invalidates: ['account'],
    successMessage: t('accounts.edit.done'),
    onDone: () => void navigate(show),
    onReload: async () => {
      const now = await reload();
      return now && valuesOf(now);
    },
  });
  return (
    <>
      <PageHeader
        title={t('accounts.edit.title', { name })}
        trail={[
          { title: t('accounts.title'), to: '/accounts' },
          { title: name, to: show },
        ]}
      />
      <ActionFormView form={form} name="account-edit" onCancel={() => void navigate(show)}>
        <Form.Item name="loginName" label={t('accounts.loginName')} extra={t('accounts.edit.loginNameHelp')}>
          <Input maxLength={LIMITS.loginName} autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={t('accounts.email')} extra={t('accounts.edit.emailHelp')}>
          <Input type="email" maxLength={LIMITS.email} autoComplete="off" />
        </Form.Item>
        <LocaleField label={t('accounts.locale')} />
      </ActionFormView>
    </>
  );
}

import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditStateDocument, AuditVerifyDocument } from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { formatInstant } from '../../shared/date/format.ts';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';

/** Up to when the chains are known to be whole, with a way to walk them again for whoever may. */
export function ChainState() {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const mayVerify = useMeets(anyOf('audit.verify'));
  const { data, isLoading } = useDocument(AuditStateDocument, {}, { resource: 'audit' });
  const verify = useAction({
    document: AuditVerifyDocument,
    payload: (result) => result.auditVerify,
    invalidates: ['audit'],
    successMessage: ({ verification }) =>
      verification?.isIntact ? t('audit.chain.done', { count: verification.entryCount }) : t('audit.chain.brokenTitle'),
  });
  if (isLoading) {
    return <Skeleton active paragraph={{ rows: 1 }} title={false} />;
  }
  const state = data?.auditVerification;
  const at = state ? formatInstant(state.verifiedAt, currentLocale()) : '';
  const action = mayVerify ? (
    <Button
      size="small"
      icon={<SafetyCertificateOutlined />}
      loading={verify.isRunning}
      onClick={() => void verify.run({})}
    >
      {t('audit.chain.verify')}
    </Button>
  ) : null;
  if (!state) {
    return <Alert type="info" showIcon title={t('audit.chain.never')} action={action} />;
  }
  return state.isIntact ? (
    <Alert
      type="success"
      showIcon
      title={t('audit.chain.intact', { at })}
      description={`${t('audit.chain.counts', { entries: state.entryCount, chains: state.chainCount })}${
        state.newerCount > 0 ? t('audit.chain.newer', { count: state.newerCount }) : ''
      }`}
      action={action}
    />
  ) : (
    <Alert
      type="error"
      showIcon
      title={t('audit.chain.brokenTitle')}
      description={t('audit.chain.broken', {
        at,
        chain: state.brokenChain,
        seq: state.brokenSeq,
        fault: label('AuditFault', state.fault),
      })}
      action={action}
    />
  );
}

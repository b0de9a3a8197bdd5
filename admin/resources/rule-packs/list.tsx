import { useTranslation } from 'react-i18next';
import { anyOf } from '../../providers/access.ts';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { RuleExceptionTable } from './exception-list.tsx';
import { RulePackTable } from './pack-list.tsx';

/** Versions of the rules, and the exceptions that organizations have declared. */
export function RulePackListPage() {
  const { t } = useTranslation();
  const readsExceptions = useMeets(anyOf('organization.read'));
  return (
    <>
      <PageHeader title={t('rulePack.title')} description={t('rulePack.description')} />
      <DetailTabs
        label={t('rulePack.title')}
        tabs={[
          { key: 'packs', label: t('rulePack.tabs.packs'), render: () => <RulePackTable /> },
          {
            key: 'exceptions',
            label: t('rulePack.tabs.exceptions'),
            isHidden: !readsExceptions,
            render: () => <RuleExceptionTable />,
          },
        ]}
      />
    </>
  );
}

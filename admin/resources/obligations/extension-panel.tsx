import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ObligationExtensionWithdrawDocument } from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, type Tone } from '../../shared/enum/enum-label.tsx';
import { GrantModal, RefuseModal } from './extension-dialogs.tsx';
import type { ObligationRecord } from './obligation-record.ts';
import styles from './obligations.module.css';

type Extension = ObligationRecord['extensions']['nodes'][number];

const tones: Readonly<Record<Extension['status'], Tone>> = {
  ASKED: 'warning',
  GRANTED: 'success',
  REFUSED: 'danger',
  WITHDRAWN: 'neutral',
};

/** Requests for more time and what was answered. */
export function ExtensionPanel({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [asked, setAsked] = useState<{ readonly kind: 'grant' | 'refuse'; readonly extension: Extension } | null>(null);
  const withdraw = useAction({
    document: ObligationExtensionWithdrawDocument,
    payload: (data) => data.obligationExtensionWithdraw,
    invalidates: ['obligation'],
    successMessage: t('obligation.extension.withdrawn'),
  });
  return (
    <Panel title={t('obligation.extension.title')}>
      <ul className={styles['entries']}>
        {obligation.extensions.nodes.map((extension) => (
          <li key={extension.id} className={styles['entry']}>
            <div className={styles['entryHead']}>
              <EnumTag type="ObligationExtensionStatus" value={extension.status} tone={tones[extension.status]} />
              <InstantText value={extension.askedAt} />
            </div>
            <div>
              {t('obligation.extension.askedOn')} <DayText value={extension.askedOn} />
              {extension.grantedOn ? (
                <>
                  {' · '}
                  {t('obligation.extension.grantedOn')} <DayText value={extension.grantedOn} />
                </>
              ) : null}
            </div>
            <div>{extension.reason}</div>
            {extension.decisionNote ? (
              <div className={styles['quiet']}>
                {t('obligation.extension.decision', { note: extension.decisionNote })}
              </div>
            ) : null}
            <Space wrap size={8} style={{ marginBlockStart: 4 }}>
              {extension.viewerCan.grant ? (
                <Button size="small" type="primary" onClick={() => setAsked({ kind: 'grant', extension })}>
                  {t('obligation.extension.grant')}
                </Button>
              ) : null}
              {extension.viewerCan.refuse ? (
                <Button size="small" onClick={() => setAsked({ kind: 'refuse', extension })}>
                  {t('obligation.extension.refuse')}
                </Button>
              ) : null}
              {extension.viewerCan.withdraw ? (
                <Button
                  size="small"
                  onClick={() =>
                    void modal.confirm({
                      title: t('obligation.extension.withdrawTitle'),
                      okText: t('obligation.extension.withdraw'),
                      cancelText: t('form.cancel'),
                      onOk: () => withdraw.run({ id: extension.id, version: extension.version }),
                    })
                  }
                >
                  {t('obligation.extension.withdraw')}
                </Button>
              ) : null}
            </Space>
          </li>
        ))}
      </ul>
      {asked?.kind === 'grant' ? <GrantModal extension={asked.extension} onClose={() => setAsked(null)} /> : null}
      {asked?.kind === 'refuse' ? <RefuseModal extension={asked.extension} onClose={() => setAsked(null)} /> : null}
    </Panel>
  );
}

import { App, Button, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ProcedureVersionDiscardDocument } from '../../gql/graphql.ts';
import { ChainPreview } from '../../shared/chain/chain-preview.tsx';
import { useAction } from '../../shared/data/use-action.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, type Tone, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import type { Chain } from './chain.ts';
import styles from './procedures.module.css';

type Version = Chain['versions']['nodes'][number];
const tones: Readonly<Record<string, Tone>> = { DRAFT: 'warning', PUBLISHED: 'success' };

interface VersionsTabProps {
  readonly chain: Chain;
  readonly refetch: () => Promise<void>;
}

/** The versions of a chain, one of them with its steps as a line and in words. */
export function VersionsTab({ chain, refetch }: VersionsTabProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const [params, setParams] = useSearchParams();
  const versions = chain.versions.nodes;
  const chosen =
    versions.find(({ id }) => id === params.get('version')) ??
    versions.find(({ isInForce }) => isInForce) ??
    versions[0];
  if (!chosen) {
    return <EmptyState title={t('procedure.noVersions')} />;
  }
  return (
    <>
      {versions.length > 1 ? (
        <div className={styles['versionHead']} style={{ marginBottom: 16 }}>
          <label htmlFor="procedure-version">{t('procedure.version')}</label>
          <Select<string>
            id="procedure-version"
            style={{ width: 'min(360px, 100%)' }}
            value={chosen.id}
            options={versions.map(({ id, number, status, isInForce }) => ({
              value: id,
              label: [
                t('procedure.versionNo', { no: number }),
                isInForce ? t('procedure.states.inForce') : label('ProcedureVersionStatus', status),
              ].join(' · '),
            }))}
            onChange={(version) => setParams({ version }, { preventScrollReset: true })}
          />
        </div>
      ) : null}
      <VersionPanel key={chosen.id} chain={chain} version={chosen} refetch={refetch} />
    </>
  );
}

interface VersionPanelProps extends VersionsTabProps {
  readonly version: Version;
}

function VersionPanel({ chain, version, refetch }: VersionPanelProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return (
    <Panel
      title={
        <span className={styles['versionHead']}>
          {t('procedure.versionNo', { no: version.number })}
          <EnumTag type="ProcedureVersionStatus" value={version.status} tone={tones[version.status] ?? 'neutral'} />
          {version.isInForce ? <Tag color="success">{t('procedure.states.inForce')}</Tag> : null}
        </span>
      }
      extra={<VersionActions chain={chain} version={version} refetch={refetch} />}
    >
      <div className={styles['versions']}>
        <Facts
          facts={[
            { key: 'validFrom', label: t('procedure.validFrom'), value: <DayText value={version.validFrom} /> },
            {
              key: 'publishedAt',
              label: t('procedure.publishedAt'),
              value: <InstantText value={version.publishedAt} />,
            },
            {
              key: 'openCases',
              label: t('procedure.openCases'),
              value: version.openCases ? label('ProcedureOpenCaseRule', version.openCases) : null,
            },
            { key: 'source', label: t('procedure.source'), value: version.source },
          ]}
        />
        {version.steps.length > 0 ? (
          <ChainPreview subjectKind={chain.subjectKind} steps={version.steps} />
        ) : (
          <EmptyState title={t('procedure.problems.stepsMissing')} />
        )}
        <p className={styles['quiet']}>{t('procedure.vacancyNote')}</p>
      </div>
    </Panel>
  );
}

function VersionActions({ chain, version, refetch }: VersionPanelProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [isPublishing, setIsPublishing] = useState(false);
  const discard = useAction({
    document: ProcedureVersionDiscardDocument,
    payload: (data) => data.procedureVersionDiscard,
    invalidates: ['procedure'],
    successMessage: t('procedure.discard.done'),
  });
  const { viewerCan } = version;
  return (
    <Space wrap>
      {viewerCan.discard ? (
        <Button
          danger
          onClick={() =>
            void modal.confirm({
              title: t('procedure.discard.title', { no: version.number }),
              content: t('procedure.discard.text'),
              okText: t('procedure.discard.action'),
              okButtonProps: { danger: true },
              cancelText: t('form.cancel'),
              onOk: () => discard.run({ id: version.id, version: version.version }),
            })
          }
        >
          {t('procedure.discard.action')}
        </Button>
      ) : null}
      {viewerCan.publish ? (
        <Button type="primary" onClick={() => setIsPublishing(true)}>
          {t('procedure.publish.action')}
        </Button>
      ) : null}
      {isPublishing ? (
        <PublishDialog
          draft={version}
          openCaseCount={chain.openCaseCount}
          onClose={() => setIsPublishing(false)}
          refetch={refetch}
        />
      ) : null}
    </Space>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { RulePackShowDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import {
  type Definition,
  DraftDialog,
  type Pack,
  type Parameter,
  ParameterDialog,
  PublishDialog,
} from './pack-dialogs.tsx';
import { packTone } from './rule-tone.ts';
import { useTitleWords } from './rule-words.tsx';

/** One version of rules with its parameters. */
export function RulePackShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [dialog, setDialog] = useState<'draft' | 'publish' | null>(null);
  const { data, error, isFetching, refetch } = useDocument(
    RulePackShowDocument,
    { id: id ?? '' },
    { resource: 'rulePack' },
  );
  const pack = data?.rulePack;
  if (error || (!pack && !isFetching)) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (!pack) {
    return <PageSkeleton />;
  }
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title={`${pack.name} · ${pack.number}`}
        trail={[{ title: t('rulePack.title'), to: '/rule-packs' }]}
        tags={<EnumTag type="RulePackStatus" value={pack.status} tone={packTone(pack.status)} />}
        actions={[
          {
            key: 'publish',
            label: t('rulePack.publish.action'),
            isAllowed: pack.viewerCan.edit,
            isPrimary: true,
            onClick: () => setDialog('publish'),
          },
          {
            key: 'draft',
            label: t('rulePack.draft.action'),
            isAllowed: pack.viewerCan.draft,
            onClick: () => setDialog('draft'),
          },
        ]}
      />
      <Panel title={t('rulePack.scope')}>
        <Facts
          facts={[
            {
              key: 'kind',
              label: t('rulePack.kind'),
              value: pack.kind ? <EnumTag type="OrganizationKind" value={pack.kind} /> : t('rulePack.all'),
            },
            {
              key: 'level',
              label: t('rulePack.level'),
              value: pack.level ? <EnumTag type="OrganizationLevel" value={pack.level} /> : t('rulePack.all'),
            },
            {
              key: 'category',
              label: t('rulePack.category'),
              value: pack.category ? <EnumTag type="InstitutionCategory" value={pack.category} /> : t('rulePack.all'),
            },
            {
              key: 'period',
              label: t('rulePack.period'),
              value: <PeriodText from={pack.validFrom} until={pack.validUntil} />,
            },
            ...(pack.organization
              ? [
                  {
                    key: 'organization',
                    label: t('rulePack.organization'),
                    value: <Link to={`/organizations/${pack.organization.id}`}>{pack.organization.name}</Link>,
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      {pack.organization && pack.viewerCan.edit ? (
        <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('rulePack.charterOnly')} />
      ) : null}
      <Parameters
        pack={pack}
        definitions={data.ruleParameterDefinitions}
        onReload={async () => (await refetch()).data?.rulePack}
      />
      <Panel title={t('rulePack.history')}>
        <RecordHistory id={pack.id} resource="rulePack" />
      </Panel>
      {dialog === 'draft' ? <DraftDialog pack={pack} onClose={close} /> : null}
      {dialog === 'publish' ? <PublishDialog pack={pack} onClose={close} /> : null}
    </>
  );
}

interface ParametersProps {
  readonly pack: Pack;
  readonly definitions: readonly Definition[];
  readonly onReload: () => Promise<Pack | null | undefined>;
}

function Parameters({ pack, definitions, onReload }: ParametersProps) {
  const { t } = useTranslation();
  const words = useTitleWords();
  const [edited, setEdited] = useState<Parameter | 'new' | null>(null);
  const named = new Map(definitions.map((definition) => [definition.key, definition]));
  const labelOf = (key: string): string => named.get(key)?.label ?? key;
  const valueOf = (item: Parameter): string =>
    item.values
      ? item.values.map(words).join(t('rulePack.comma'))
      : `${item.number ?? ''} ${named.get(item.key)?.unit ?? ''}`.trim();
  const canAdd = pack.viewerCan.edit && pack.parameters.length < definitions.length;
  return (
    <Panel
      title={t('rulePack.parameters')}
      extra={
        canAdd ? (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
            {t('rulePack.add')}
          </Button>
        ) : null
      }
    >
      {pack.parameters.length === 0 ? (
        <EmptyState title={t('rulePack.noParameters')} />
      ) : (
        <Table<Parameter>
          aria-label={t('rulePack.parameters')}
          size="small"
          rowKey="key"
          dataSource={pack.parameters}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { key: 'key', title: t('rulePack.parameter'), render: (_, item) => labelOf(item.key) },
            {
              key: 'value',
              title: t('rulePack.value'),
              render: (_, item) => <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>{valueOf(item)}</div>,
            },
            {
              key: 'range',
              title: t('rulePack.range'),
              render: (_, item) =>
                item.floor === null && item.ceiling === null ? null : `${item.floor ?? 0} – ${item.ceiling ?? '∞'}`,
            },
            { key: 'source', title: t('rulePack.source'), render: (_, item) => item.source },
            ...(pack.viewerCan.edit
              ? [
                  {
                    key: 'edit',
                    title: t('table.actions'),
                    render: (_: unknown, item: Parameter) => (
                      <Button
                        size="small"
                        aria-label={t('rulePack.editOf', { name: labelOf(item.key) })}
                        onClick={() => setEdited(item)}
                      >
                        {t('rulePack.edit')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {edited ? (
        <ParameterDialog
          pack={pack}
          parameter={edited === 'new' ? null : edited}
          definitions={definitions}
          onClose={() => setEdited(null)}
          onReload={onReload}
        />
      ) : null}
    </Panel>
  );
}

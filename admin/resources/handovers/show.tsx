import { CheckOutlined, EditOutlined } from '@ant-design/icons';
import { App, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  HandoverAcknowledgeDocument,
  HandoverNoteDocument,
  HandoverShowDocument,
  type HandoverShowQuery,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { PersonName } from '../../shared/person-name/person-name.tsx';

type Pack = NonNullable<HandoverShowQuery['handoverPack']>;

/** One handover pack, with acknowledging and notes. */
export function HandoverShowPage() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { id } = useParams();
  const [isNoting, setIsNoting] = useState(false);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'handoverPack',
    id,
    document: HandoverShowDocument,
    select: (data) => data.handoverPack,
  });
  const acknowledge = useAction({
    document: HandoverAcknowledgeDocument,
    payload: (data) => data.handoverAcknowledge,
    invalidates: ['handoverPack'],
    successMessage: t('handover.acknowledged'),
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  return (
    <>
      <PageHeader
        title={t('handover.name', { name: record.outgoingName })}
        trail={[{ title: t('handover.title'), to: '/handovers' }]}
        tags={
          <EnumTag
            type="HandoverStatus"
            value={record.status}
            tone={record.status === 'OPEN' ? 'warning' : 'success'}
          />
        }
        description={[record.organization?.name, record.office?.name].filter(Boolean).join(' · ')}
        actions={[
          {
            key: 'acknowledge',
            label: t('handover.acknowledge'),
            isAllowed: record.viewerCan.acknowledge,
            isPrimary: true,
            icon: <CheckOutlined />,
            onClick: () =>
              void modal.confirm({
                title: t('handover.acknowledgeTitle'),
                content: t('handover.acknowledgeText'),
                okText: t('handover.acknowledge'),
                cancelText: t('handover.cancel'),
                onOk: () => acknowledge.run({ id: record.id, version: record.version }),
              }),
          },
          {
            key: 'note',
            label: t('handover.note'),
            isAllowed: record.viewerCan.note,
            icon: <EditOutlined />,
            onClick: () => setIsNoting(true),
          },
        ]}
      />
      <div style={{ display: 'grid', gap: 16 }}>
        <PackFacts pack={record} />
        <Panel title={t('handover.notes')}>
          <p style={{ whiteSpace: 'pre-wrap', margin: 0 }}>{record.notes ?? t('handover.noNotes')}</p>
        </Panel>
        <Matters title={t('handover.openMatters')} items={record.openMatters} />
        <Matters title={t('handover.documents')} items={record.documents} />
        <Listed
          title={t('handover.accesses')}
          items={record.accesses.map((access) => (
            <>
              {access.label} <EnumTag type="OfficeReach" value={access.reach} />
            </>
          ))}
        />
        <Listed
          title={t('handover.colleagues')}
          items={record.colleagues.map((colleague) => `${colleague.name} · ${colleague.officeName}`)}
        />
      </div>
      {isNoting ? <NoteModal pack={record} onClose={() => setIsNoting(false)} refetch={refetch} /> : null}
    </>
  );
}

function PackFacts({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('handover.facts')}>
      <Facts
        facts={[
          {
            key: 'outgoing',
            label: t('handover.outgoing'),
            value: pack.outgoing ? <PersonName person={pack.outgoing} /> : pack.outgoingName,
          },
          {
            key: 'office',
            label: t('handover.office'),
            value: pack.office ? <Link to={`/offices/${pack.office.id}`}>{pack.office.name}</Link> : null,
          },
          { key: 'organization', label: t('handover.organization'), value: pack.organization?.name },
          { key: 'endedOn', label: t('handover.endedOn'), value: <DayText value={pack.endedOn} /> },
          { key: 'producedAt', label: t('handover.producedAt'), value: <InstantText value={pack.producedAt} /> },
          {
            key: 'acknowledgedAt',
            label: t('handover.acknowledgedAt'),
            value: pack.acknowledgedAt ? <InstantText value={pack.acknowledgedAt} /> : null,
          },
          {
            key: 'acknowledgedBy',
            label: t('handover.acknowledgedBy'),
            value: pack.acknowledgedAt ? <PersonName person={pack.acknowledgedBy} /> : null,
          },
        ]}
      />
    </Panel>
  );
}

function Matters({ title, items }: { readonly title: string; readonly items: Pack['openMatters'] }) {
  const { t } = useTranslation();
  return (
    <Listed
      title={title}
      items={items.map((item) => (
        <>
          {item.title}
          {item.dueOn ? (
            <>
              {' · '}
              {t('handover.due')} <DayText value={item.dueOn} />
            </>
          ) : null}
        </>
      ))}
    />
  );
}

function Listed({ title, items }: { readonly title: string; readonly items: readonly ReactNode[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={`${title} (${items.length})`}>
      {items.length === 0 ? (
        t('handover.nothing')
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {items.map((item, index) => (
            // The list is fixed for a pack, so places are identities.
            <li key={index} style={{ paddingBlock: 4 }}>
              {item}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface NoteModalProps {
  readonly pack: Pack;
  readonly onClose: () => void;
  readonly refetch: () => Promise<Pack | undefined>;
}

function NoteModal({ pack, onClose, refetch }: NoteModalProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: HandoverNoteDocument,
    payload: (data) => data.handoverNote,
    toVariables: ({ notes }: { notes?: string }) => ({
      id: pack.id,
      version: pack.version,
      input: { notes: notes?.trim() || null },
    }),
    initialValues: { notes: pack.notes ?? '' },
    invalidates: ['handoverPack'],
    successMessage: t('handover.noteSaved'),
    onDone: onClose,
    onReload: async () => ({ notes: (await refetch())?.notes ?? '' }),
  });
  return (
    <Modal
      open
      title={t('handover.note')}
      okText={t('handover.save')}
      cancelText={t('handover.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="handover-note" isInDialog>
        <Form.Item name="notes" label={t('handover.notes')} extra={t('handover.noteHelp')}>
          <Input.TextArea rows={8} maxLength={LIMITS.note} showCount />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

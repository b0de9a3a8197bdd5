import { CloudUploadOutlined, EditOutlined, StopOutlined } from '@ant-design/icons';
import { Form, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { LIMITS } from '../../../schema/limits.ts';
import {
  type ReportTemplatePartsFragment,
  ReportTemplatePublishDocument,
  ReportTemplateRetireDocument,
  ReportTemplateShowDocument,
} from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { DetailTabs } from '../../shared/detail/detail-tabs.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag, type Tone } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { DesignTab } from './design-tab.tsx';
import { TemplateDialog } from './template-dialog.tsx';
import { VersionsTab } from './versions-tab.tsx';

type Template = ReportTemplatePartsFragment;
type Open = 'edit' | 'publish' | 'retire' | null;

const tones: Readonly<Record<Template['status'], Tone>> = { DRAFT: 'neutral', ACTIVE: 'success', RETIRED: 'warning' };

/** One report template: its draft to design, its published versions, and what can be done with it. */
export function ReportTemplateShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [open, setOpen] = useState<Open>(null);
  const [isDirty, setIsDirty] = useState(false);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'reportTemplate',
    id,
    document: ReportTemplateShowDocument,
    select: (data) => data.reportTemplate,
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title={labelOf({ label: record.name, labelEn: record.nameEn }, currentLocale())}
        trail={[{ title: t('reportTemplate.title'), to: '/report-templates' }]}
        tags={
          <>
            <EnumTag type="ReportTemplateStatus" value={record.status} tone={tones[record.status]} />
            {record.hasUnpublished && record.latestNumber > 0 ? (
              <Tag variant="filled">{t('reportTemplate.unpublished')}</Tag>
            ) : null}
          </>
        }
        description={[record.organization?.name, record.description].filter(Boolean).join(' · ')}
        actions={[
          {
            key: 'publish',
            label: t('reportTemplate.publish'),
            isAllowed: record.viewerCan.publish,
            isPrimary: true,
            icon: <CloudUploadOutlined />,
            onClick: () => setOpen('publish'),
          },
          {
            key: 'edit',
            label: t('reportTemplate.edit'),
            isAllowed: record.viewerCan.update,
            icon: <EditOutlined />,
            onClick: () => setOpen('edit'),
          },
          {
            key: 'retire',
            label: t('reportTemplate.retire'),
            isAllowed: record.viewerCan.retire,
            isDanger: true,
            icon: <StopOutlined />,
            onClick: () => setOpen('retire'),
          },
        ]}
      />
      <DetailTabs
        label={record.name}
        tabs={[
          {
            key: 'design',
            label: t('reportTemplate.tabs.design'),
            render: () => <DesignTab template={record} onDirty={setIsDirty} refetch={refetch} />,
          },
          {
            key: 'versions',
            label: t('reportTemplate.tabs.versions'),
            count: record.versions.length,
            render: () => <VersionsTab versions={record.versions} />,
          },
          { key: 'facts', label: t('reportTemplate.tabs.facts'), render: () => <TemplateFacts template={record} /> },
        ]}
      />
      {open === 'edit' ? <TemplateDialog template={record} onClose={close} /> : null}
      {open === 'publish' ? <PublishDialog template={record} isDirty={isDirty} onClose={close} /> : null}
      <ReasonModal
        isOpen={open === 'retire'}
        onClose={close}
        name="report-template-retire"
        title={t('reportTemplate.retire')}
        submitLabel={t('reportTemplate.retire')}
        isDanger
        explanation={t('reportTemplate.retireText')}
        asksForDate={false}
        action={{
          document: ReportTemplateRetireDocument,
          payload: (data) => data.reportTemplateRetire,
          toVariables: ({ reason }: ReasonValues) => ({ id: record.id, version: record.version, input: { reason } }),
          invalidates: ['reportTemplate'],
          successMessage: t('reportTemplate.retired'),
        }}
      />
    </>
  );
}

function TemplateFacts({ template }: { readonly template: Template }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        { key: 'name', label: t('reportTemplate.name'), value: template.name },
        { key: 'nameEn', label: t('reportTemplate.nameEn'), value: template.nameEn },
        { key: 'organization', label: t('reportTemplate.organization'), value: template.organization?.name },
        { key: 'fieldCount', label: t('reportTemplate.fieldCount'), value: template.fieldCount },
        { key: 'roundCount', label: t('reportTemplate.roundCount'), value: template.roundCount },
        { key: 'updatedAt', label: t('reportTemplate.updatedAt'), value: <InstantText value={template.updatedAt} /> },
        { key: 'about', label: t('reportTemplate.about'), value: template.description, isWide: true },
        ...(template.retiredReason
          ? [{ key: 'retired', label: t('reportTemplate.retiredReason'), value: template.retiredReason, isWide: true }]
          : []),
      ]}
    />
  );
}

interface PublishDialogProps {
  readonly template: Template;
  readonly isDirty: boolean;
  readonly onClose: () => void;
}

function PublishDialog({ template, isDirty, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ReportTemplatePublishDocument,
    payload: (data) => data.reportTemplatePublish,
    toVariables: ({ note }: { note?: string }) => ({
      id: template.id,
      version: template.version,
      input: { note: note?.trim() || null },
    }),
    invalidates: ['reportTemplate'],
    successMessage: (payload) =>
      t('reportTemplate.published', { number: payload.reportTemplateVersion?.number ?? template.latestNumber + 1 }),
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('reportTemplate.publish')}
      okText={t('reportTemplate.publish')}
      cancelText={t('form.cancel')}
      okButtonProps={{ disabled: isDirty }}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16 }}>{isDirty ? t('reportTemplate.saveFirst') : t('reportTemplate.publishText')}</p>
      <ActionFormView form={form} name="report-template-publish" isInDialog>
        <Form.Item name="note" label={t('reportTemplate.publishNote')} extra={t('form.optional')}>
          <Input.TextArea rows={3} maxLength={LIMITS.reason} />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

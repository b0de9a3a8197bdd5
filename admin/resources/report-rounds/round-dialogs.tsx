import { Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  ReportPublishDocument,
  ReportRoundRescheduleDocument,
  ReportRoundUpgradeDocument,
  type ReportVisibility,
} from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { formatDay, today } from '../../shared/date/format.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import type { Round } from './round.ts';

interface RoundDialogProps {
  readonly round: Round;
  readonly onClose: () => void;
}

const VISIBILITIES = ['INTERNAL', 'PUBLIC'] as const satisfies readonly ReportVisibility[];

/** Freezes the totals as they are now. */
export function PublishDialog({ round, onClose }: RoundDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const options = useEnumOptions('ReportVisibility', VISIBILITIES);
  const form = useActionForm({
    document: ReportPublishDocument,
    payload: (data) => data.reportPublish,
    toVariables: ({ visibility, note }: { visibility: ReportVisibility; note?: string }) => ({
      roundId: round.id,
      version: round.version,
      input: { visibility, note: note?.trim() || null },
    }),
    initialValues: { visibility: 'INTERNAL' },
    invalidates: ['reportRound'],
    successMessage: t('reportRound.published'),
    onDone: ({ reportPublication }) => {
      onClose();
      if (reportPublication) {
        void navigate(`/report-rounds/publications/${reportPublication.id}`);
      }
    },
  });
  return (
    <Modal
      open
      title={t('reportRound.publish')}
      okText={t('reportRound.publish')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16 }}>{t('reportRound.publishText')}</p>
      <ActionFormView form={form} name="report-publish" isInDialog>
        <Form.Item name="visibility" label={t('reportRound.visibility')}>
          <Radio.Group options={options} />
        </Form.Item>
        <Form.Item name="note" label={t('reportRound.publishNote')} extra={t('form.optional')}>
          <Input.TextArea rows={3} maxLength={LIMITS.reason} />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

/** Goes on with the version of the template published last. */
export function UpgradeDialog({ round, onClose }: RoundDialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ReportRoundUpgradeDocument,
    payload: (data) => data.reportRoundUpgrade,
    toVariables: () => ({ id: round.id, version: round.version }),
    invalidates: ['reportRound', 'reportSubmission'],
    successMessage: t('reportRound.upgraded'),
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('reportRound.upgrade')}
      okText={t('reportRound.upgrade')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="report-upgrade" isInDialog>
        <p>{t('reportRound.upgradeText', { number: round.template?.latestNumber ?? 0 })}</p>
      </ActionFormView>
    </Modal>
  );
}

interface RescheduleValues extends ReasonValues {
  readonly dueOn: string;
}

/** Moves the day on which the reports of a round are due. */
export function RescheduleDialog({ round, onClose }: RoundDialogProps) {
  const { t } = useTranslation();
  const label = t('reportRound.newDueOn');
  return (
    <ReasonModal
      isOpen
      onClose={onClose}
      name="report-round-reschedule"
      title={t('reportRound.reschedule')}
      submitLabel={t('reportRound.reschedule')}
      explanation={t('reportRound.rescheduleText', { day: formatDay(round.dueOn, currentLocale()) })}
      asksForDate={false}
      action={{
        document: ReportRoundRescheduleDocument,
        payload: (data) => data.reportRoundReschedule,
        toVariables: ({ dueOn, reason }: RescheduleValues) => ({
          id: round.id,
          version: round.version,
          input: { dueOn, reason: reason.trim() },
        }),
        invalidates: ['reportRound', 'reportSubmission', 'obligation', 'supervision'],
        successMessage: ({ result }) => t('reportRound.rescheduled', { count: result?.count ?? 0 }),
      }}
    >
      <Form.Item name="dueOn" label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
        <DayPicker min={today()} />
      </Form.Item>
    </ReasonModal>
  );
}

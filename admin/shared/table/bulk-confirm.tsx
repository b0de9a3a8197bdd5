import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { DayPicker } from '../date/day-picker.tsx';
import { today } from '../date/format.ts';
import type { BulkAction, BulkInput } from './bulk.ts';

interface BulkConfirmProps {
  readonly action: Pick<BulkAction<never>, 'label' | 'isDanger' | 'explanation' | 'asks'>;
  readonly allowedCount: number;
  readonly selectedCount: number;
  readonly onConfirm: (input: BulkInput) => void;
  readonly onCancel: () => void;
}

/** Asks before a bulk action, once for all rows: how many it concerns, from which day, for which reason. */
export function BulkConfirm({ action, allowedCount, selectedCount, onConfirm, onCancel }: BulkConfirmProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Partial<BulkInput>>();
  const { asks } = action;
  const skipped = selectedCount - allowedCount;
  const required = (label: string) => [{ required: true, whitespace: true, message: t('form.required', { label }) }];
  return (
    <Modal
      open
      title={t('table.bulk.confirmTitle', { count: allowedCount, action: action.label })}
      okText={t('table.bulk.run')}
      okButtonProps={{ danger: action.isDanger ?? false }}
      cancelText={t('table.bulk.cancel')}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      {action.explanation ? <p style={{ marginBottom: 16 }}>{action.explanation}</p> : null}
      {skipped > 0 ? <p style={{ marginBottom: 16 }}>{t('table.bulk.confirmSkipped', { count: skipped })}</p> : null}
      <Form<Partial<BulkInput>>
        form={form}
        name="bulk"
        layout="vertical"
        initialValues={{ effectiveOn: today() }}
        onFinish={({ reason, effectiveOn }) =>
          onConfirm({ reason: reason?.trim() ?? '', effectiveOn: effectiveOn ?? today() })
        }
      >
        {asks?.date ? (
          <Form.Item name="effectiveOn" label={t('form.effectiveOn')} rules={required(t('form.effectiveOn'))}>
            <DayPicker />
          </Form.Item>
        ) : null}
        {asks?.reason ? (
          <Form.Item
            name="reason"
            label={t('form.reason')}
            extra={t('form.reasonHelp')}
            {...(asks.reason === 'required' ? { rules: required(t('form.reason')) } : {})}
          >
            <Input.TextArea rows={3} maxLength={LIMITS.reason} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}

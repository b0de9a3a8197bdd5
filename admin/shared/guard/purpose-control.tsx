import { EyeOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';

interface PurposeControlProps {
  /** The stated purpose; hand the same value to `useServerTable`, `useRecord` or `useDocument`. */
  readonly purpose: string | undefined;
  readonly onChange: (purpose: string | undefined) => void;
}

/**
 * Asks why personal data of lower levels is wanted, before it is shown (schema/decisions/005). The purpose lives as long
 * as the page does: each visit states its own.
 */
export function PurposeControl({ purpose, onChange }: PurposeControlProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ purpose: string }>();
  const [isAsking, setIsAsking] = useState(false);
  // The button that was pressed makes way for the other one, which then takes the focus.
  const [takesFocus, setTakesFocus] = useState(false);
  const change = (next: string | undefined) => {
    setTakesFocus(true);
    onChange(next);
  };
  if (purpose) {
    return (
      <Alert
        type="info"
        showIcon
        role="status"
        title={t('guard.purpose.stated', { purpose })}
        action={
          <Button size="small" autoFocus={takesFocus} onClick={() => change(undefined)}>
            {t('guard.purpose.end')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <Button icon={<EyeOutlined />} autoFocus={takesFocus} onClick={() => setIsAsking(true)}>
        {t('guard.purpose.ask')}
      </Button>
      <Modal
        open={isAsking}
        title={t('guard.purpose.title')}
        okText={t('guard.purpose.confirm')}
        cancelText={t('guard.purpose.cancel')}
        destroyOnHidden
        onOk={() => form.submit()}
        onCancel={() => setIsAsking(false)}
      >
        <p>{t('guard.purpose.text')}</p>
        <Form
          form={form}
          name="purpose"
          layout="vertical"
          preserve={false}
          style={{ marginTop: 16 }}
          onFinish={(values) => {
            setIsAsking(false);
            change(values.purpose.trim());
          }}
        >
          <Form.Item
            name="purpose"
            label={t('guard.purpose.label')}
            rules={[{ required: true, whitespace: true, message: t('guard.purpose.missing') }]}
          >
            <Input.TextArea rows={3} maxLength={LIMITS.purpose} showCount />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

import { Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { SavedAudienceCreateDocument, SavedAudienceUpdateDocument } from '../../gql/graphql.ts';
import { AudienceBuilder } from '../../shared/audience/audience-builder.tsx';
import { AudiencePreview } from '../../shared/audience/audience-preview.tsx';
import {
  audienceInputOf,
  type AudienceValue,
  audienceValueOf,
  isEmptyAudience,
} from '../../shared/audience/audience-value.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { type ActionForm, useActionForm } from '../../shared/form/use-action-form.ts';
import type { SavedAudienceRow as Row } from './saved-audience.ts';

interface Values {
  readonly name: string;
  readonly isShared: boolean;
}

interface DialogProps {
  /** The audience to change; null to keep a new one. */
  readonly row: Row | null;
  readonly organizationId: string;
  readonly onClose: () => void;
}

/** Keeps an audience under a name, or changes one. */
export function SavedAudienceDialog(props: DialogProps) {
  return props.row ? <EditDialog {...props} row={props.row} /> : <CreateDialog {...props} />;
}

function CreateDialog({ organizationId, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [audience, setAudience] = useState<AudienceValue>(audienceValueOf(null));
  const form = useActionForm({
    document: SavedAudienceCreateDocument,
    payload: (data) => data.savedAudienceCreate,
    toVariables: ({ name, isShared }: Values) => ({
      input: { organizationId, name: name.trim(), isShared, audience: audienceInputOf(audience) },
    }),
    initialValues: { isShared: false },
    invalidates: ['savedAudience'],
    successMessage: t('savedAudience.saved'),
    onDone: onClose,
  });
  return (
    <Body
      form={form}
      audience={audience}
      setAudience={setAudience}
      organizationId={organizationId}
      row={null}
      onClose={onClose}
    />
  );
}

function EditDialog({ row, organizationId, onClose }: DialogProps & { readonly row: Row }) {
  const { t } = useTranslation();
  const [audience, setAudience] = useState<AudienceValue>(audienceValueOf(row.audience));
  const form = useActionForm({
    document: SavedAudienceUpdateDocument,
    payload: (data) => data.savedAudienceUpdate,
    toVariables: ({ name, isShared }: Values) => ({
      id: row.id,
      version: row.version,
      input: { name: name.trim(), isShared, audience: audienceInputOf(audience) },
    }),
    initialValues: { name: row.name, isShared: row.isShared },
    invalidates: ['savedAudience'],
    successMessage: t('savedAudience.saved'),
    onDone: onClose,
  });
  return (
    <Body
      form={form}
      audience={audience}
      setAudience={setAudience}
      organizationId={organizationId}
      row={row}
      onClose={onClose}
    />
  );
}

interface BodyProps extends DialogProps {
  readonly form: ActionForm<Values>;
  readonly audience: AudienceValue;
  readonly setAudience: (value: AudienceValue) => void;
}

function Body({ form, audience, setAudience, organizationId, row, onClose }: BodyProps) {
  const { t } = useTranslation();
  const required = t('form.required', { label: t('savedAudience.name') });
  return (
    <Modal
      open
      width={860}
      title={t(row ? 'savedAudience.editTitle' : 'savedAudience.create')}
      okText={t('form.save')}
      okButtonProps={{ disabled: isEmptyAudience(audience) }}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="saved-audience" isInDialog>
        <Form.Item
          name="name"
          label={t('savedAudience.name')}
          rules={[{ required: true, whitespace: true, message: required }]}
        >
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="isShared" valuePropName="checked" extra={t('savedAudience.sharedHelp')}>
          <Checkbox>{t('savedAudience.isShared')}</Checkbox>
        </Form.Item>
        <AudienceBuilder
          organizationId={organizationId}
          value={audience}
          onChange={setAudience}
          known={row?.audience}
          hasSaved={false}
        />
        <AudiencePreview organizationId={organizationId} value={audience} />
      </ActionFormView>
    </Modal>
  );
}

import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { type ImportMappingInput, ImportProfileSaveDocument, type ImportTarget } from '../../gql/graphql.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import type { Profile } from './use-profiles.ts';

interface SaveProfileProps {
  readonly target: ImportTarget;
  readonly mapping: ImportMappingInput;
  /** The saved mapping that gets another name; absent for a new one. */
  readonly profile?: Profile;
  readonly onClose: () => void;
}

/** Keeps a mapping under a name, or gives a saved one another name. */
export function SaveProfileModal({ target, mapping, profile, onClose }: SaveProfileProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ImportProfileSaveDocument,
    payload: (data) => data.importProfileSave,
    toVariables: ({ name }: { readonly name: string }) => ({
      input: { name: name.trim(), target, mapping },
      id: profile?.id ?? null,
      version: profile?.version ?? null,
    }),
    initialValues: { name: profile?.name ?? '' },
    invalidates: ['importProfile'],
    successMessage: t('imports.mapping.saved'),
    onDone: onClose,
  });
  const title = profile ? t('imports.mapping.rename') : t('imports.mapping.save');
  return (
    <Modal
      open
      title={title}
      okText={t('form.save')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="import-profile" isInDialog>
        <Form.Item
          name="name"
          label={t('imports.mapping.profileName')}
          rules={[{ required: true, whitespace: true, message: t('imports.mapping.profileNameNeeded') }]}
        >
          <Input maxLength={LIMITS.shortName} />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

/** A saved mapping in the form in which it is sent back. */
export function mappingOf({ headerRow, columns, positions, defaults, translations }: Profile): ImportMappingInput {
  return {
    headerRow,
    columns: columns.map(({ field, headers }) => ({ field, headers })),
    positions: positions.map(({ field, column }) => ({ field, column })),
    defaults: defaults.map(({ field, value }) => ({ field, value })),
    translations: translations.map(({ field, from, to }) => ({ field, from, to })),
  };
}

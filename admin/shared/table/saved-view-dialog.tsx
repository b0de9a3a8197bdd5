import { Checkbox, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { SavedViewSaveDocument, SavedViewUpdateDocument } from '../../gql/graphql.ts';
import { ActionFormView } from '../form/action-form-view.tsx';
import { type ActionForm, useActionForm } from '../form/use-action-form.ts';
import { type SavedView, viewResource } from './use-saved-views.ts';

interface SaveDialogProps {
  readonly table: string;
  readonly query: string;
  readonly onClose: () => void;
}

/** Keeps the table's present state under a name. */
export function SaveDialog({ table, query, onClose }: SaveDialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: SavedViewSaveDocument,
    payload: (data) => data.savedViewSave,
    toVariables: ({ name, isDefault }: { name: string; isDefault?: boolean }) => ({
      input: { resource: table, query, name, ...(isDefault ? { isDefault } : {}) },
    }),
    invalidates: [viewResource],
    successMessage: t('table.views.saved'),
    onDone: onClose,
  });
  return (
    <Dialog title={t('table.views.save')} form={form} name="view-save" onClose={onClose}>
      <Form.Item name="isDefault" valuePropName="checked">
        <Checkbox>{t('table.views.openWith')}</Checkbox>
      </Form.Item>
    </Dialog>
  );
}

interface RenameDialogProps {
  readonly view: SavedView;
  /** Reads the views again and gives them. */
  readonly reload: () => Promise<readonly SavedView[]>;
  readonly onClose: () => void;
}

/** Gives a view another name; what another window did to it meanwhile is shown first. */
export function RenameDialog({ view, reload, onClose }: RenameDialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: SavedViewUpdateDocument,
    payload: (data) => data.savedViewUpdate,
    toVariables: ({ name }: { name: string }) => ({ id: view.id, version: view.version, input: { name } }),
    initialValues: { name: view.name },
    invalidates: [viewResource],
    successMessage: t('table.views.renamed'),
    onDone: onClose,
    onReload: async () => {
      const now = (await reload()).find(({ id }) => id === view.id);
      return now ? { name: now.name } : undefined;
    },
  });
  return (
    <Dialog
      title={t('table.views.renameNamed', { name: view.name })}
      form={form}
      name="view-rename"
      onClose={onClose}
    />
  );
}

interface DialogProps<TValues extends object> {
  readonly title: string;
  readonly form: ActionForm<TValues>;
  readonly name: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

function Dialog<TValues extends object>({ title, form, name, onClose, children }: DialogProps<TValues>) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      okText={t('table.save')}
      cancelText={t('table.cancel')}
      confirmLoading={form.isSaving}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
      width={420}
    >
      <ActionFormView form={form} name={name} isInDialog>
        <Form.Item
          name="name"
          label={t('table.views.name')}
          rules={[
            {
              required: true,
              whitespace: true,
              max: LIMITS.shortName,
              message: t('table.views.nameRule', { max: LIMITS.shortName }),
            },
          ]}
        >
          <Input autoFocus maxLength={LIMITS.shortName} />
        </Form.Item>
        {children}
      </ActionFormView>
    </Modal>
  );
}

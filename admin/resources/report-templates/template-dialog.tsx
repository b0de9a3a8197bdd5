import { Form, Input, Modal, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  type FormFieldInput,
  ReportTemplateCreateDocument,
  type ReportTemplatePartsFragment,
  ReportTemplateUpdateDocument,
} from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useViewer } from '../../providers/viewer.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { type ActionForm, useActionForm } from '../../shared/form/use-action-form.ts';

interface Values {
  readonly organizationId?: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly description?: string;
  readonly isShared: boolean;
}

interface TemplateDialogProps {
  /** Null to make a new one. */
  readonly template: ReportTemplatePartsFragment | null;
  readonly onClose: () => void;
  readonly onDone?: (id: string) => void;
}

/** Name and purpose of a template, new or not; its fields are designed on its page. */
export function TemplateDialog(props: TemplateDialogProps) {
  return props.template ? <EditDialog {...props} template={props.template} /> : <CreateDialog {...props} />;
}

function CreateDialog({ onClose, onDone }: TemplateDialogProps) {
  const { t } = useTranslation();
  const [office] = useCurrentOffice();
  // A form without any field can not be kept, so a new template begins with one.
  const firstField: FormFieldInput = {
    key: 'note1',
    kind: 'LONG_TEXT',
    label: t('reportTemplate.firstField', { lng: 'zh-CN' }),
    labelEn: t('reportTemplate.firstField', { lng: 'en' }),
  };
  const form = useActionForm({
    document: ReportTemplateCreateDocument,
    payload: (data) => data.reportTemplateCreate,
    toVariables: ({ organizationId, name, nameEn, description, isShared }: Values) => ({
      input: {
        organizationId: organizationId!,
        name: name.trim(),
        nameEn: nameEn?.trim() || null,
        description: description?.trim() || null,
        isShared,
        fields: [firstField],
      },
    }),
    initialValues: { isShared: false, ...(office ? { organizationId: office.organization.id } : {}) },
    invalidates: ['reportTemplate'],
    successMessage: t('reportTemplate.created'),
    onDone: ({ reportTemplate }) => {
      onClose();
      if (reportTemplate) {
        onDone?.(reportTemplate.id);
      }
    },
  });
  return <Dialog form={form} title={t('reportTemplate.create')} onClose={onClose} asksForOrganization />;
}

function EditDialog({ template, onClose }: TemplateDialogProps & { readonly template: ReportTemplatePartsFragment }) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ReportTemplateUpdateDocument,
    payload: (data) => data.reportTemplateUpdate,
    toVariables: ({ name, nameEn, description, isShared }: Values) => ({
      id: template.id,
      version: template.version,
      input: {
        name: name.trim(),
        nameEn: nameEn?.trim() || null,
        description: description?.trim() || null,
        isShared,
      },
    }),
    initialValues: {
      name: template.name,
      nameEn: template.nameEn ?? '',
      description: template.description ?? '',
      isShared: template.isShared,
    },
    invalidates: ['reportTemplate'],
    successMessage: t('reportTemplate.saved'),
    onDone: onClose,
  });
  return <Dialog form={form} title={t('reportTemplate.edit')} onClose={onClose} />;
}

interface DialogProps {
  readonly form: ActionForm<Values>;
  readonly title: string;
  readonly onClose: () => void;
  readonly asksForOrganization?: boolean;
}

function Dialog({ form, title, onClose, asksForOrganization = false }: DialogProps) {
  const { t } = useTranslation();
  const offices = useViewer()?.offices ?? [];
  const own = new Map(offices.map(({ organization }) => [organization.id, organization.name]));
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
      <ActionFormView form={form} name="report-template" isInDialog>
        {asksForOrganization ? (
          <Form.Item
            name="organizationId"
            label={t('reportTemplate.organization')}
            rules={[{ required: true, message: t('form.required', { label: t('reportTemplate.organization') }) }]}
          >
            <Select options={[...own].map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="name"
          label={t('reportTemplate.name')}
          rules={[
            { required: true, whitespace: true, message: t('form.required', { label: t('reportTemplate.name') }) },
          ]}
        >
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('reportTemplate.nameEn')} extra={t('form.optional')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="description" label={t('reportTemplate.about')} extra={t('form.optional')}>
          <Input.TextArea rows={3} maxLength={LIMITS.note} />
        </Form.Item>
        <Form.Item
          name="isShared"
          label={t('reportTemplate.isShared')}
          extra={t('reportTemplate.sharedHelp')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

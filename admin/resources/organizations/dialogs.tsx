import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  OrganizationArchiveDocument,
  OrganizationMergeDocument,
  OrganizationMoveDocument,
  OrganizationRenameDocument,
  OrganizationRestoreDocument,
  OrganizationResumeDocument,
  OrganizationSuspendDocument,
} from '../../gql/graphql.ts';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { OrganizationPicker } from './organization-select.tsx';

/** A change with effect date and reason. */
export type DialogKind = 'rename' | 'move' | 'merge' | 'suspend' | 'resume' | 'archive' | 'restore';

interface DialogProps {
  readonly kind: DialogKind | null;
  readonly organization: { readonly id: string; readonly version: number; readonly name: string };
  readonly onClose: () => void;
  readonly onReload: () => Promise<unknown>;
}

/** The dialog of the chosen change, none when nothing is chosen. */
export function OrganizationDialog({ kind, organization, onClose, onReload }: DialogProps) {
  const { t } = useTranslation();
  if (kind === null) {
    return null;
  }
  const { id, version, name } = organization;
  const common = {
    isOpen: true,
    onClose,
    name: `organization-${kind}`,
    title: t(`organization.${kind}.action`),
    submitLabel: t(`organization.${kind}.action`),
    explanation: t(`organization.${kind}.explanation`, { defaultValue: '' }),
  };
  const action = {
    invalidates: ['organization'],
    successMessage: t(`organization.${kind}.done`),
    onReload: async () => {
      await onReload();
      return undefined;
    },
  };
  const required = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  switch (kind) {
    case 'rename':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: OrganizationRenameDocument,
            payload: (data) => data.organizationRename,
            toVariables: (input: ReasonValues & { name: string }) => ({ id, version, input }),
            initialValues: { name },
          }}
        >
          <Form.Item name="name" label={t('organization.name')} rules={required(t('organization.name'))}>
            <Input maxLength={LIMITS.name} />
          </Form.Item>
        </ReasonModal>
      );
    case 'move':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: OrganizationMoveDocument,
            payload: (data) => data.organizationMove,
            toVariables: (input: ReasonValues & { parentId: string }) => ({ id, version, input }),
          }}
        >
          <Form.Item
            name="parentId"
            label={t('organization.move.parent')}
            rules={required(t('organization.move.parent'))}
          >
            <OrganizationPicker />
          </Form.Item>
        </ReasonModal>
      );
    case 'merge':
      return (
        <ReasonModal
          {...common}
          isDanger
          action={{
            ...action,
            document: OrganizationMergeDocument,
            payload: (data) => data.organizationMerge,
            toVariables: (input: ReasonValues & { sourceIds: string[]; moveChildren: boolean }) => ({
              id,
              version,
              input,
            }),
            initialValues: { moveChildren: true },
          }}
        >
          <Form.Item
            name="sourceIds"
            label={t('organization.merge.sources')}
            rules={required(t('organization.merge.sources'))}
          >
            <OrganizationPicker isMultiple />
          </Form.Item>
          <Form.Item name="moveChildren" valuePropName="checked">
            <Checkbox>{t('organization.merge.moveChildren')}</Checkbox>
          </Form.Item>
        </ReasonModal>
      );
    case 'suspend':
      return (
        <ReasonModal
          {...common}
          isDanger
          action={{
            ...action,
            document: OrganizationSuspendDocument,
            payload: (data) => data.organizationSuspend,
            toVariables: (input: ReasonValues) => ({ id, version, input }),
          }}
        />
      );
    case 'resume':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: OrganizationResumeDocument,
            payload: (data) => data.organizationResume,
            toVariables: (input: ReasonValues) => ({ id, version, input }),
          }}
        />
      );
    case 'archive':
      return (
        <ReasonModal
          {...common}
          isDanger
          action={{
            ...action,
            document: OrganizationArchiveDocument,
            payload: (data) => data.organizationArchive,
            toVariables: (input: ReasonValues) => ({ id, version, input }),
          }}
        />
      );
    case 'restore':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: OrganizationRestoreDocument,
            payload: (data) => data.organizationRestore,
            toVariables: (input: ReasonValues) => ({ id, version, input }),
          }}
        />
      );
  }
}

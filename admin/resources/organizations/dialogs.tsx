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
import { ReasonModal } from '../../shared/reason-modal/reason-modal.tsx';
import type { GroundsValues } from './grounds.ts';
import { OrganizationPicker } from './organization-select.tsx';
import { usePlanWords } from './plan-words.tsx';
import { present } from '../../shared/form/present.ts';
import { SplitDialog } from './split-dialog.tsx';

/** A change with effect date and reason. */
export type DialogKind = 'rename' | 'move' | 'merge' | 'split' | 'suspend' | 'resume' | 'archive' | 'restore';

interface RenameValues extends GroundsValues {
  readonly name: string;
  readonly shortName?: string | null;
  readonly nameEn?: string | null;
}

/** What a new name replaces. */
interface Renamed {
  readonly name: string;
  readonly shortName?: string | null;
  readonly nameEn?: string | null;
}

const namesOf = ({ name, shortName, nameEn }: Renamed) => ({
  name,
  shortName: shortName ?? null,
  nameEn: nameEn ?? null,
});

interface DialogProps {
  readonly kind: DialogKind | null;
  readonly organization: Renamed & { readonly id: string; readonly version: number };
  readonly onClose: () => void;
  readonly onReload: () => Promise<Renamed | undefined>;
}

/** The dialog of the chosen change, none when nothing is chosen. */
export function OrganizationDialog({ kind, organization, onClose, onReload }: DialogProps) {
  const { t } = useTranslation();
  const plans = usePlanWords();
  if (kind === null) {
    return null;
  }
  const { id, version } = organization;
  const common = {
    isOpen: true,
    onClose,
    name: `organization-${kind}`,
    title: t(`organization.${kind}.action`),
    submitLabel: t(`organization.${kind}.action`),
    explanation: t(`organization.${kind}.explanation`, { defaultValue: '' }),
    dayNote: plans.note,
  };
  const action = {
    invalidates: ['organization'],
    successMessage: plans.done(t(`organization.${kind}.done`)),
    onReload: async () => {
      await onReload();
      return undefined;
    },
  };
  const required = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  const paper = (
    <Form.Item name="document" label={t('organization.document')}>
      <Input maxLength={LIMITS.title} />
    </Form.Item>
  );
  switch (kind) {
    case 'rename':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: OrganizationRenameDocument,
            payload: (data) => data.organizationRename,
            toVariables: (values: RenameValues) => ({
              id,
              version,
              // An empty text clears; what is absent would stay.
              input: { ...present(values), shortName: values.shortName ?? '', nameEn: values.nameEn ?? '' },
            }),
            initialValues: namesOf(organization),
            onReload: async () => {
              const fresh = await onReload();
              return fresh ? namesOf(fresh) : undefined;
            },
          }}
        >
          <Form.Item name="name" label={t('organization.name')} rules={required(t('organization.name'))}>
            <Input maxLength={LIMITS.name} />
          </Form.Item>
          <Form.Item name="shortName" label={t('organization.shortName')}>
            <Input maxLength={LIMITS.shortName} />
          </Form.Item>
          <Form.Item name="nameEn" label={t('organization.nameEn')}>
            <Input maxLength={LIMITS.name} />
          </Form.Item>
          {paper}
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
            toVariables: (values: GroundsValues & { parentId: string }) => ({ id, version, input: present(values) }),
          }}
        >
          <Form.Item
            name="parentId"
            label={t('organization.move.parent')}
            rules={required(t('organization.move.parent'))}
          >
            <OrganizationPicker />
          </Form.Item>
          {paper}
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
            toVariables: (values: GroundsValues & { sourceIds: string[]; moveChildren: boolean }) => ({
              id,
              version,
              input: present(values),
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
          {paper}
        </ReasonModal>
      );
    case 'split':
      return <SplitDialog organization={organization} onClose={onClose} onReload={onReload} />;
    case 'suspend':
      return (
        <ReasonModal
          {...common}
          isDanger
          action={{
            ...action,
            document: OrganizationSuspendDocument,
            payload: (data) => data.organizationSuspend,
            toVariables: (values: GroundsValues) => ({ id, version, input: present(values) }),
          }}
        >
          {paper}
        </ReasonModal>
      );
    case 'resume':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: OrganizationResumeDocument,
            payload: (data) => data.organizationResume,
            toVariables: (values: GroundsValues) => ({ id, version, input: present(values) }),
          }}
        >
          {paper}
        </ReasonModal>
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
            toVariables: (values: GroundsValues) => ({ id, version, input: present(values) }),
          }}
        >
          {paper}
        </ReasonModal>
      );
    case 'restore':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: OrganizationRestoreDocument,
            payload: (data) => data.organizationRestore,
            toVariables: (values: GroundsValues) => ({ id, version, input: present(values) }),
          }}
        >
          {paper}
        </ReasonModal>
      );
  }
}

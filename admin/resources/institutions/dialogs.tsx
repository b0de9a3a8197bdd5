import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { InstitutionCloseDocument, InstitutionRecodeDocument, InstitutionRenameDocument } from '../../gql/graphql.ts';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { codeRule } from './code-rule.ts';
import { InstitutionPicker } from './pickers.tsx';
import { present } from '../../shared/form/present.ts';

/** A change of a school with effect date and reason. */
export type DialogKind = 'rename' | 'recode' | 'close';

interface DialogProps {
  readonly kind: DialogKind | null;
  readonly institution: { readonly id: string; readonly version: number; readonly name: string };
  readonly onClose: () => void;
  readonly onReload: () => Promise<{ readonly name: string } | undefined>;
}

/** The dialog of the chosen change, none when nothing is chosen. */
export function InstitutionDialog({ kind, institution, onClose, onReload }: DialogProps) {
  const { t } = useTranslation();
  if (kind === null) {
    return null;
  }
  const { id, version, name } = institution;
  const common = {
    isOpen: true,
    onClose,
    name: `institution-${kind}`,
    title: t(`institution.${kind}.action`),
    submitLabel: t(`institution.${kind}.action`),
    explanation: t(`institution.${kind}.explanation`),
  };
  const action = {
    invalidates: ['institution'],
    successMessage: t(`institution.${kind}.done`),
    onReload: async () => {
      await onReload();
      return undefined;
    },
  };
  const required = (key: string) => ({ required: true, message: t('form.required', { label: t(key) }) });
  switch (kind) {
    case 'rename':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: InstitutionRenameDocument,
            payload: (data) => data.institutionRename,
            toVariables: (input: ReasonValues & { name: string }) => ({ id, version, input }),
            initialValues: { name },
            onReload: async () => {
              const fresh = await onReload();
              return fresh ? { name: fresh.name } : undefined;
            },
          }}
        >
          <Form.Item name="name" label={t('institution.name')} rules={[required('institution.name')]}>
            <Input maxLength={LIMITS.name} />
          </Form.Item>
        </ReasonModal>
      );
    case 'recode':
      return (
        <ReasonModal
          {...common}
          action={{
            ...action,
            document: InstitutionRecodeDocument,
            payload: (data) => data.institutionRecode,
            toVariables: (input: ReasonValues & { code: string }) => ({ id, version, input }),
          }}
        >
          <Form.Item
            name="code"
            label={t('institution.code')}
            rules={[required('institution.code'), codeRule(t('institution.codeForm'))]}
          >
            <Input maxLength={10} inputMode="numeric" />
          </Form.Item>
        </ReasonModal>
      );
    case 'close':
      return (
        <ReasonModal
          {...common}
          isDanger
          action={{
            ...action,
            document: InstitutionCloseDocument,
            payload: (data) => data.institutionClose,
            toVariables: (input: ReasonValues & { successorId?: string | null }) => ({
              id,
              version,
              input: present(input),
            }),
          }}
        >
          <Form.Item name="successorId" label={t('institution.successor')} extra={t('form.optional')}>
            <InstitutionPicker />
          </Form.Item>
        </ReasonModal>
      );
  }
}

import { Alert, Form, Modal, Radio, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ImportCommitDocument, type ImportPolicy, type ImportShowQuery } from '../../gql/graphql.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

type Batch = NonNullable<ImportShowQuery['importBatch']>;

interface CommitModalProps {
  readonly batch: Batch;
  readonly onClose: () => void;
  readonly onReload: () => Promise<unknown>;
}

interface CommitValues {
  readonly policy: ImportPolicy;
  readonly effectiveOn?: string | null;
}

const POLICIES = ['REJECT_ALL', 'SKIP_BAD'] as const;

/** Says once more what will be written, asks what happens to bad rows, and starts the writing. */
export function CommitModal({ batch, onClose, onReload }: CommitModalProps) {
  const { t } = useTranslation();
  const { counts } = batch;
  const open = batch.openProposals.totalCount;
  const form = useActionForm({
    document: ImportCommitDocument,
    payload: (data) => data.importCommit,
    toVariables: (values: CommitValues) => ({
      id: batch.id,
      version: batch.version,
      input: { policy: values.policy, effectiveOn: values.effectiveOn ?? null },
    }),
    initialValues: { policy: batch.policy },
    invalidates: ['import', 'institution', 'organization', 'person'],
    successMessage: t('imports.started'),
    onDone: onClose,
    onReload: async () => {
      await onReload();
      return undefined;
    },
  });
  return (
    <Modal
      open
      title={t('imports.commit')}
      okText={t('imports.commit')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p>{t('imports.commitText', { ...counts })}</p>
      {open > 0 ? (
        <Alert type="warning" showIcon title={t('imports.openProposals', { count: open })} style={{ marginTop: 12 }} />
      ) : null}
      <div style={{ marginTop: 16 }}>
        <ActionFormView form={form} name="import-commit" isInDialog>
          <Form.Item name="policy" label={t('imports.policy')}>
            <Radio.Group>
              <Space orientation="vertical">
                {POLICIES.map((value) => (
                  <Radio key={value} value={value}>
                    {t(`imports.policies.${value}`)}
                  </Radio>
                ))}
              </Space>
            </Radio.Group>
          </Form.Item>
          {batch.proposals.totalCount > 0 ? (
            <Form.Item name="effectiveOn" label={t('imports.effectiveOn')} extra={t('imports.effectiveOnHelp')}>
              <DayPicker max={today()} />
            </Form.Item>
          ) : null}
        </ActionFormView>
      </div>
    </Modal>
  );
}

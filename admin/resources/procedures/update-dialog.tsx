import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProcedureUpdateDocument } from '../../gql/graphql.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { ProcedureFields, procedureInput, type ProcedureValues } from './procedure-fields.tsx';
import type { Chain } from './chain.ts';

interface UpdateDialogProps {
  readonly chain: Chain;
  readonly onClose: () => void;
  readonly refetch: () => Promise<Chain | undefined>;
}

const valuesOf = ({ name, nameEn, levels, kinds, titles }: Chain): ProcedureValues => ({
  name,
  nameEn: nameEn ?? '',
  levels: [...levels],
  kinds: [...kinds],
  titles: [...titles],
});

/** Changes the name of a chain and, before anything was published, whom it binds. */
export function UpdateDialog({ chain, onClose, refetch }: UpdateDialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ProcedureUpdateDocument,
    payload: (data) => data.procedureUpdate,
    toVariables: (values: ProcedureValues) => ({
      id: chain.id,
      version: chain.version,
      input: procedureInput({ ...valuesOf(chain), ...values }),
    }),
    initialValues: valuesOf(chain),
    invalidates: ['procedure'],
    successMessage: t('procedure.update.done'),
    onDone: onClose,
    onReload: async () => {
      const present = await refetch();
      return present && valuesOf(present);
    },
  });
  return (
    <Modal
      open
      width={640}
      title={t('procedure.update.title')}
      okText={t('form.save')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="procedure-update" isInDialog>
        <ProcedureFields
          subjectKind={chain.subjectKind}
          canBind={chain.versions.nodes.every(({ publishedAt }) => publishedAt === null)}
        />
      </ActionFormView>
    </Modal>
  );
}

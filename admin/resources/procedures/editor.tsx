import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  ProcedureDraftShowDocument,
  type ProcedureDraftShowQuery,
  ProcedureVersionSaveDocument,
} from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { ChainPreview } from '../../shared/chain/chain-preview.tsx';
import { useRecord } from '../../shared/data/use-record.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { type StepDraft, stepInputs } from './step-draft.ts';
import { StepsEditor } from './steps-editor.tsx';
import styles from './procedures.module.css';

type Draft = NonNullable<ProcedureDraftShowQuery['procedureVersion']>;
type DraftOfChain = Draft & { readonly procedure: NonNullable<Draft['procedure']> };

interface EditorValues {
  readonly source?: string;
  readonly steps: StepDraft[];
}

/** Edits the steps of a draft, beside what they amount to in words. */
export function ProcedureEditorPage() {
  const { versionId } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'procedure',
    id: versionId,
    document: ProcedureDraftShowDocument,
    select: (data) => data.procedureVersion,
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record?.procedure) {
    return <PageSkeleton />;
  }
  return <Editor key={record.id} draft={{ ...record, procedure: record.procedure }} refetch={refetch} />;
}

interface EditorProps {
  readonly draft: DraftOfChain;
  readonly refetch: () => Promise<Draft | undefined>;
}

function Editor({ draft, refetch }: EditorProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { procedure } = draft;
  const { subjectKind } = procedure;
  const name = currentLocale() === 'en' && procedure.nameEn ? procedure.nameEn : procedure.name;
  const back = `/procedures/${procedure.id}?version=${draft.id}`;
  const form = useActionForm({
    document: ProcedureVersionSaveDocument,
    payload: (data) => data.procedureVersionUpdate,
    toVariables: (values: EditorValues) => ({
      id: draft.id,
      version: draft.version,
      input: { steps: stepInputs(values.steps), source: values.source?.trim() || null },
    }),
    initialValues: { source: draft.source ?? '', steps: [...draft.steps] },
    invalidates: ['procedure'],
    successMessage: t('procedure.editor.saved'),
    onDone: () => void navigate(back),
    onReload: async () => {
      const present = await refetch();
      return present ? { source: present.source ?? '', steps: [...present.steps] } : undefined;
    },
  });
  const steps = (Form.useWatch('steps', form.instance) as StepDraft[] | undefined) ?? [...draft.steps];
  return (
    <>
      <PageHeader
        title={t('procedure.editor.heading', { no: draft.number })}
        trail={[
          { title: t('procedure.title'), to: '/procedures' },
          { title: name, to: `/procedures/${procedure.id}` },
        ]}
      />
      {draft.viewerCan.update ? (
        <div className={styles['layout']}>
          <ActionFormView
            form={form}
            name="procedure-draft"
            submitLabel={t('procedure.editor.save')}
            onCancel={() => void navigate(back)}
          >
            <Form.Item name="source" label={t('procedure.source')} extra={t('procedure.sourceHelp')}>
              <Input maxLength={LIMITS.reason} autoComplete="off" />
            </Form.Item>
            <Form.Item name="steps" label={t('procedure.steps')} htmlFor="">
              <StepsEditor subjectKind={subjectKind} />
            </Form.Item>
          </ActionFormView>
          <div className={styles['aside']}>
            <Panel title={t('procedure.preview')}>
              {steps.length > 0 ? (
                <ChainPreview subjectKind={subjectKind} steps={steps} isNarrow />
              ) : (
                <EmptyState title={t('procedure.problems.stepsMissing')} />
              )}
            </Panel>
          </div>
        </div>
      ) : (
        <ChainPreview subjectKind={subjectKind} steps={draft.steps} />
      )}
    </>
  );
}

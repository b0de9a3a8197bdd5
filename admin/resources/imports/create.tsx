import { Alert, Button, Checkbox, Form, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ImportPlanDocument, type ImportPolicy, type ImportTarget } from '../../gql/graphql.ts';
import { uploadFile } from '../../providers/graphql.ts';
import { type RequestError, toRequestError } from '../../providers/request-error.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { useFailureText } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

interface Values {
  readonly target: ImportTarget;
  readonly policy: ImportPolicy;
  readonly createUnions: boolean;
  readonly uploadId: string;
}

/** Uploads a list and checks it; nothing is written yet. */
export function ImportCreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const failureText = useFailureText();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [failure, setFailure] = useState<RequestError>();
  const [isUploading, setIsUploading] = useState(false);
  const form = useActionForm({
    document: ImportPlanDocument,
    payload: (data) => data.importPlan,
    toVariables: (values: Values) => ({ input: values }),
    initialValues: { target: 'INSTITUTION', policy: 'REJECT_ALL', createUnions: false },
    invalidates: ['import'],
    onDone: (payload) => void navigate(payload.batch ? `/imports/${payload.batch.id}` : '/imports'),
  });
  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) {
      return;
    }
    setFile(chosen);
    setFailure(undefined);
    setIsUploading(true);
    try {
      const { uploadId } = await uploadFile<{ uploadId: string }>('/imports', chosen);
      form.instance.setFieldsValue({ uploadId });
    } catch (error) {
      setFailure(toRequestError(error));
    } finally {
      setIsUploading(false);
    }
  };
  const target = Form.useWatch('target', form.instance);
  return (
    <>
      <PageHeader
        title={t('imports.start')}
        description={t('imports.startHelp')}
        trail={[{ title: t('imports.title'), to: '/imports' }]}
      />
      <ActionFormView
        form={form}
        name="import-create"
        submitLabel={t('imports.plan')}
        onCancel={() => void navigate('/imports')}
      >
        <Form.Item name="target" label={t('imports.target')}>
          <Select
            options={(['INSTITUTION', 'ORGANIZATION', 'PERSON'] as const).map((value) => ({
              value,
              label: t(`imports.targets.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="uploadId"
          label={t('imports.file')}
          rules={[{ required: true, message: t('imports.fileNeeded') }]}
        >
          <div>
            <input
              ref={input}
              type="file"
              accept=".xls,.xlsx,.csv"
              aria-label={t('imports.file')}
              style={{ display: 'none' }}
              onChange={(event) => void take(event.target.files?.[0])}
            />
            <Button loading={isUploading} onClick={() => input.current?.click()}>
              {file?.name ?? t('imports.choose')}
            </Button>
          </div>
        </Form.Item>
        {failure ? (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={t('imports.uploadFailed', { reason: failureText(failure).description })}
            style={{ marginBottom: 16 }}
            action={
              failure.isTransient ? (
                <Button size="small" loading={isUploading} onClick={() => void take(file)}>
                  {t('feedback.retry')}
                </Button>
              ) : null
            }
          />
        ) : null}
        <Form.Item name="policy" label={t('imports.policy')}>
          <Select
            options={(['REJECT_ALL', 'SKIP_BAD'] as const).map((value) => ({
              value,
              label: t(`imports.policies.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="createUnions" valuePropName="checked" hidden={target !== 'INSTITUTION'}>
          <Checkbox>{t('imports.createUnions')}</Checkbox>
        </Form.Item>
      </ActionFormView>
    </>
  );
}

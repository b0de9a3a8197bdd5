import { Alert, Button, Checkbox, Form, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ImportPlanDocument, type ImportPolicy, type ImportTarget } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

interface Values {
  readonly target: ImportTarget;
  readonly policy: ImportPolicy;
  readonly createUnions: boolean;
  readonly uploadId: string;
}

/** Sends a file's bytes and gives the id by which the plan takes them, or the server's words why not. */
async function upload(file: File): Promise<{ uploadId: string } | { reason: string }> {
  const response = await fetch('/imports', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
      'x-xuelian-csrf': '1',
      'accept-language': currentLocale(),
    },
    body: file,
  });
  const answer = (await response.json().catch(() => ({}))) as { uploadId?: string; errors?: { message: string }[] };
  return answer.uploadId
    ? { uploadId: answer.uploadId }
    : { reason: answer.errors?.[0]?.message ?? String(response.status) };
}

/** Uploads a list and checks it; nothing is written yet. */
export function ImportCreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [fileName, setFileName] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isUploading, setIsUploading] = useState(false);
  const form = useActionForm({
    document: ImportPlanDocument,
    payload: (data) => data.importPlan,
    toVariables: (values: Values) => ({ input: values }),
    initialValues: { target: 'INSTITUTION', policy: 'REJECT_ALL', createUnions: false },
    invalidates: ['import'],
    onDone: (payload) => void navigate(payload.batch ? `/imports/${payload.batch.id}` : '/imports'),
  });
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) {
      return;
    }
    setFileName(file.name);
    setFailure(undefined);
    setIsUploading(true);
    const result = await upload(file).catch(() => ({ reason: 'offline' }));
    setIsUploading(false);
    if ('uploadId' in result) {
      form.instance.setFieldsValue({ uploadId: result.uploadId });
    } else {
      setFailure(t('imports.uploadFailed', { reason: result.reason }));
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
              {fileName ?? t('imports.choose')}
            </Button>
          </div>
        </Form.Item>
        {failure ? <Alert type="error" showIcon title={failure} style={{ marginBottom: 16 }} /> : null}
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

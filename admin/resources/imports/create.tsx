import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Form, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { ImportPlanDocument, type ImportPolicy, type ImportTarget } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ForbiddenPage } from '../../shared/feedback/forbidden.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { ImportSteps } from './import-steps.tsx';
import { type Guide, useGuides } from './use-guides.ts';
import styles from './imports.module.css';

const MEGABYTE = 1_000_000;

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
  const guides = useGuides();
  if (!guides) {
    return <PageSkeleton />;
  }
  const allowed = guides.filter(({ viewerCan }) => viewerCan.plan);
  return allowed.length === 0 ? <ForbiddenPage /> : <UploadForm guides={allowed} />;
}

function UploadForm({ guides }: { readonly guides: readonly Guide[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [fileName, setFileName] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [isUploading, setIsUploading] = useState(false);
  const form = useActionForm({
    document: ImportPlanDocument,
    payload: (data) => data.importPlan,
    toVariables: ({ createUnions, ...values }: Values) => ({
      input: { ...values, createUnions: createUnions && values.target === 'INSTITUTION' },
    }),
    initialValues: { target: guides[0]?.target ?? 'INSTITUTION', policy: 'REJECT_ALL', createUnions: false },
    invalidates: ['import'],
    onDone: (payload) => void navigate(payload.batch ? `/imports/${payload.batch.id}` : '/imports'),
  });
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) {
      return;
    }
    setFileName(file.name);
    setFailure(undefined);
    form.instance.setFields([{ name: 'uploadId', value: undefined as never, errors: [] }]);
    if (file.size > LIMITS.importBytes) {
      setFailure(
        t('imports.tooLarge', {
          size: (file.size / MEGABYTE).toFixed(1),
          max: LIMITS.importBytes / MEGABYTE,
        }),
      );
      return;
    }
    setIsUploading(true);
    const result = await upload(file).catch(() => ({ reason: t('imports.offline') }));
    setIsUploading(false);
    if ('uploadId' in result) {
      form.instance.setFieldsValue({ uploadId: result.uploadId });
      form.markDirty();
    } else {
      setFailure(t('imports.uploadFailed', { reason: result.reason }));
    }
  };
  const target = Form.useWatch('target', form.instance) ?? guides[0]?.target;
  const templates = guides.find((guide) => guide.target === target)?.templates ?? [];
  return (
    <>
      <PageHeader
        title={t('imports.start')}
        description={t('imports.startHelp')}
        trail={[{ title: t('imports.title'), to: '/imports' }]}
      />
      <ImportSteps current={0} />
      <ActionFormView
        form={form}
        name="import-create"
        submitLabel={t('imports.plan')}
        onCancel={() => void navigate('/imports')}
      >
        <Form.Item name="target" label={t('imports.target')}>
          <Select options={guides.map(({ target: value }) => ({ value, label: t(`imports.targets.${value}`) }))} />
        </Form.Item>
        <Form.Item label={t('imports.templates')} extra={t('imports.templatesHelp')}>
          <ul className={styles['templates']}>
            {templates.flatMap((name) =>
              (['xlsx', 'csv'] as const).map((format) => (
                <li key={`${name}.${format}`}>
                  <a href={`/imports/templates/${name}.${format}?locale=${currentLocale()}`} download>
                    {t(`imports.templateNames.${name}`)} .{format}
                  </a>
                </li>
              )),
            )}
          </ul>
        </Form.Item>
        <Form.Item
          name="uploadId"
          label={t('imports.file')}
          extra={t('imports.fileHelp', { max: LIMITS.importBytes / MEGABYTE })}
          rules={[{ required: true, message: t('imports.fileNeeded') }]}
        >
          <FileButton
            isUploading={isUploading}
            label={fileName === undefined ? t('imports.choose') : t('imports.chosen', { name: fileName })}
            onOpen={() => input.current?.click()}
          />
        </Form.Item>
        <input
          ref={input}
          type="file"
          accept=".xls,.xlsx,.csv,.txt"
          aria-label={t('imports.file')}
          style={{ display: 'none' }}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file may be chosen again after it was mended.
            event.target.value = '';
          }}
        />
        <div role="status">
          {failure ? <Alert type="error" showIcon title={failure} style={{ marginBottom: 16 }} /> : null}
        </div>
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

interface FileButtonProps {
  /** Given by the form, so that its label and its errors are the button's. */
  readonly id?: string;
  readonly isUploading: boolean;
  readonly label: string;
  readonly onOpen: () => void;
}

function FileButton({ id, isUploading, label, onOpen }: FileButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      {...(id ? { id } : {})}
      aria-label={`${t('imports.file')}: ${label}`}
      icon={<UploadOutlined />}
      loading={isUploading}
      onClick={onOpen}
    >
      {label}
    </Button>
  );
}

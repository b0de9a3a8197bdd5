import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Form, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { ImportPlanDocument, type ImportPolicy, type ImportTarget } from '../../gql/graphql.ts';
import { uploadFile } from '../../providers/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { toRequestError } from '../../providers/request-error.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { ForbiddenPage } from '../../shared/feedback/forbidden.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure, useFailureText } from '../../shared/feedback/request-failure.tsx';
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

/** Uploads a list and checks it; nothing is written yet. */
export function ImportCreatePage() {
  const { guides, error, retry } = useGuides();
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={retry} />;
  }
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
  const failureText = useFailureText();
  const [file, setFile] = useState<File>();
  const [failure, setFailure] = useState<{ readonly text: string; readonly isTransient: boolean }>();
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
  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) {
      return;
    }
    setFile(chosen);
    setFailure(undefined);
    form.instance.setFields([{ name: 'uploadId', value: undefined as never, errors: [] }]);
    if (chosen.size > LIMITS.importBytes) {
      setFailure({
        text: t('imports.tooLarge', {
          size: (chosen.size / MEGABYTE).toFixed(1),
          max: LIMITS.importBytes / MEGABYTE,
        }),
        isTransient: false,
      });
      return;
    }
    setIsUploading(true);
    try {
      const { uploadId } = await uploadFile<{ uploadId: string }>('/imports', chosen);
      form.instance.setFieldsValue({ uploadId });
      form.markDirty();
    } catch (error) {
      const { isTransient } = toRequestError(error);
      const reason = failureText(toRequestError(error)).description;
      setFailure({ text: t('imports.uploadFailed', { reason }), isTransient });
    } finally {
      setIsUploading(false);
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
            label={file === undefined ? t('imports.choose') : t('imports.chosen', { name: file.name })}
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
          {failure ? (
            <Alert
              type="error"
              showIcon
              title={failure.text}
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

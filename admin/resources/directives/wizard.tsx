import { DeleteOutlined } from '@ant-design/icons';
import { App, Button, Form, Grid, Input, Radio, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { FormField } from '../../../schema/form/form-spec.ts';
import { LIMITS } from '../../../schema/limits.ts';
import {
  type AttachmentItemFragment,
  DirectiveDiscardDocument,
  DirectiveIssueDocument,
  type DirectiveResponse,
  DirectiveUpdateDocument,
  type FormFieldInput,
} from '../../gql/graphql.ts';
import { AttachmentField } from '../../shared/attachment/attachment-field.tsx';
import { AudienceBuilder } from '../../shared/audience/audience-builder.tsx';
import { AudiencePreview } from '../../shared/audience/audience-preview.tsx';
import {
  audienceInputOf,
  type AudienceValue,
  audienceValueOf,
  isEmptyAudience,
} from '../../shared/audience/audience-value.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { slimRules } from '../../shared/form-design/design.ts';
import { FormDesigner } from '../../shared/form-design/form-designer.tsx';
import { formSpecOf } from '../../shared/form-fill/form-spec-of.ts';
import { ErrorSummary } from '../../shared/form/error-summary.tsx';
import { UnsavedGuard } from '../../shared/form/unsaved-guard.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { RichTextEditor } from '../../shared/rich-text/rich-text-editor.tsx';
import type { DirectiveRecord } from './directive-record.ts';
import { RESPONSES } from './directive-tones.ts';
import { DueDayField } from './due-day-field.tsx';
import { DirectiveReview } from './review.tsx';
import styles from './directives.module.css';

interface Values {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly body: string;
  readonly attachments: readonly AttachmentItemFragment[];
  readonly response: DirectiveResponse;
  readonly form: readonly FormField[];
  readonly dueOn: string | null;
  readonly audience: AudienceValue;
}

const STEPS = ['text', 'answer', 'audience', 'review'] as const;
type Step = (typeof STEPS)[number];

const valuesOf = (directive: DirectiveRecord): Values => ({
  title: directive.title,
  documentNumber: directive.documentNumber,
  body: directive.body,
  attachments: directive.attachments.nodes,
  response: directive.response,
  form: formSpecOf(directive.form).fields,
  dueOn: directive.dueOn,
  audience: audienceValueOf(directive.audience),
});

const inputOf = (values: Values) => ({
  title: values.title.trim(),
  documentNumber: values.documentNumber?.trim() || null,
  body: values.body,
  attachmentIds: values.attachments.map(({ id }) => id),
  response: values.response,
  form: values.response === 'FORM' ? values.form.map((field) => slimRules(field) as unknown as FormFieldInput) : [],
  dueOn: values.dueOn ?? null,
  ...(isEmptyAudience(values.audience) ? {} : { audience: audienceInputOf(values.audience) }),
});

interface WizardProps {
  readonly directive: DirectiveRecord;
  readonly onReload: () => Promise<DirectiveRecord | undefined>;
}

/** The steps of a draft; each way from one to the next keeps what was written. */
export function DirectiveWizard({ directive, onReload }: WizardProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { md } = Grid.useBreakpoint();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const asked = params.get('step') as Step;
  const step: Step = STEPS.includes(asked) ? asked : 'text';
  const [next, setNext] = useState<Step | null>(null);
  const [isUploading, setUploading] = useState(false);
  const go = (to: Step) => setParams(to === 'text' ? {} : { step: to }, { preventScrollReset: false });

  const form = useActionForm({
    document: DirectiveUpdateDocument,
    payload: (data) => data.directiveUpdate,
    toVariables: (values: Values) => ({ id: directive.id, version: directive.version, input: inputOf(values) }),
    initialValues: valuesOf(directive),
    aliases: { attachmentIds: 'attachments' },
    invalidates: ['directive'],
    ...(next === null ? { successMessage: t('directive.edit.saved') } : {}),
    onDone: () => {
      if (next !== null) {
        go(next);
      }
    },
    onReload: async () => {
      const current = await onReload();
      return current ? valuesOf(current) : undefined;
    },
  });
  const issue = useAction({
    document: DirectiveIssueDocument,
    payload: (data) => data.directiveIssue,
    invalidates: ['directive', 'obligation'],
    successMessage: t('directive.issued'),
    onDone: () => void navigate(`/directives/${directive.id}`, { replace: true }),
  });
  const discard = useAction({
    document: DirectiveDiscardDocument,
    payload: (data) => data.directiveDiscard,
    invalidates: ['directive'],
    successMessage: t('directive.discarded'),
    onDone: () => void navigate('/directives', { replace: true }),
  });
  const { instance } = form;
  const response = Form.useWatch<DirectiveResponse>('response', instance) ?? directive.response;
  const organizationId = directive.organization?.id ?? '';
  const at = STEPS.indexOf(step);
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) {
      shown.current = step;
      // The button that led here is at the end of what is new: reading goes on at its beginning.
      content.current?.focus({ preventScroll: true });
    }
  }, [step]);

  const saveAnd = (to: Step | null) => {
    setNext(to);
    // What is only looked at was saved on the way here.
    if (step === 'review' || !form.isDirty()) {
      if (to !== null) {
        go(to);
      }
      return;
    }
    // The state above reaches the form's hook with the next drawing.
    queueMicrotask(() => instance.submit());
  };

  return (
    <>
      <UnsavedGuard isDirty={form.isDirty} />
      <Steps
        className={styles['steps'] ?? ''}
        current={at}
        size="small"
        orientation={md ? 'horizontal' : 'vertical'}
        onChange={(index) => saveAnd(STEPS[index]!)}
        items={STEPS.map((key) => ({ title: t(`directive.steps.${key}`) }))}
      />
      <ErrorSummary form={form} />
      <div ref={content} tabIndex={-1} role="group" aria-label={t(`directive.steps.${step}`)}>
        <Form<Values>
          name="directive"
          form={instance}
          layout="vertical"
          initialValues={form.initialValues ?? {}}
          onValuesChange={form.markDirty}
          onFinish={(values) => void form.submit(values)}
          onFinishFailed={({ errorFields }) => form.refuse(errorFields.map(({ name, errors }) => ({ name, errors })))}
        >
          <div hidden={step !== 'text'} className={styles['narrow']}>
            <Form.Item
              name="title"
              label={t('directive.name')}
              rules={[
                { required: true, whitespace: true, message: t('form.required', { label: t('directive.name') }) },
              ]}
            >
              <Input maxLength={LIMITS.name} />
            </Form.Item>
            <Form.Item
              name="documentNumber"
              label={t('directive.documentNumber')}
              extra={t('directive.documentNumberHelp')}
            >
              <Input maxLength={LIMITS.code} />
            </Form.Item>
            <Form.Item name="body" label={t('directive.body')}>
              <RichTextEditor label={t('directive.body')} />
            </Form.Item>
            <Form.Item name="attachments" label={t('directive.attachments')}>
              <AttachmentField
                label={t('directive.attachments')}
                organizationId={organizationId}
                onBusy={setUploading}
              />
            </Form.Item>
          </div>
          <div hidden={step !== 'answer'}>
            <div className={styles['narrow']}>
              <Form.Item name="response" label={t('directive.response')}>
                <ResponseChoice />
              </Form.Item>
              <DueDayField form={instance} organizationId={organizationId} />
            </div>
            {response === 'FORM' ? (
              <Form.Item name="form" label={t('directive.form')}>
                <DesignerField />
              </Form.Item>
            ) : (
              // Kept while another way of answering is tried.
              <Form.Item name="form" hidden>
                <DesignerField isHidden />
              </Form.Item>
            )}
          </div>
          <div hidden={step !== 'audience'} className={styles['columns']}>
            <Form.Item name="audience" noStyle>
              <AudienceField organizationId={organizationId} directive={directive} />
            </Form.Item>
          </div>
        </Form>
        {step === 'review' ? <DirectiveReview directive={directive} onGo={(to) => go(to)} /> : null}
      </div>
      <div className={styles['buttons']}>
        {at > 0 ? <Button onClick={() => saveAnd(STEPS[at - 1]!)}>{t('directive.back')}</Button> : null}
        {step === 'review' ? (
          <Button
            type="primary"
            loading={issue.isRunning}
            disabled={!directive.viewerCan.issue}
            onClick={() =>
              void modal.confirm({
                title: t('directive.issueTitle'),
                content: t('directive.issueText'),
                okText: t('directive.issue'),
                cancelText: t('form.cancel'),
                onOk: () => issue.run({ id: directive.id, version: directive.version }),
              })
            }
          >
            {t('directive.issue')}
          </Button>
        ) : (
          <Button
            type="primary"
            loading={form.isSaving && next !== null}
            disabled={isUploading}
            onClick={() => saveAnd(STEPS[at + 1]!)}
          >
            {t('directive.next')}
          </Button>
        )}
        {step === 'review' ? null : (
          <Button loading={form.isSaving && next === null} disabled={isUploading} onClick={() => saveAnd(null)}>
            {t('directive.save')}
          </Button>
        )}
        <Button
          danger
          type="text"
          icon={<DeleteOutlined />}
          onClick={() =>
            void modal.confirm({
              title: t('directive.discardTitle'),
              content: t('directive.discardText'),
              okText: t('directive.discard'),
              okButtonProps: { danger: true },
              cancelText: t('form.cancel'),
              onOk: () => discard.run({ id: directive.id, version: directive.version }),
            })
          }
        >
          {t('directive.discard')}
        </Button>
      </div>
    </>
  );
}

interface FieldProps<TValue> {
  readonly id?: string;
  readonly value?: TValue;
  readonly onChange?: (value: TValue) => void;
}

function ResponseChoice({ value, onChange, id }: FieldProps<DirectiveResponse>) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      className={styles['choices'] ?? ''}
      value={value}
      onChange={({ target }) => onChange?.(target.value as DirectiveResponse)}
      options={RESPONSES.map((response) => ({
        value: response,
        label: (
          <span>
            {label('DirectiveResponse', response)}
            <span className={styles['hint']}>{t(`directive.responseHelp.${response}`)}</span>
          </span>
        ),
      }))}
    />
  );
}

interface DesignerFieldProps extends FieldProps<readonly FormField[]> {
  readonly isHidden?: boolean;
}

function DesignerField({ value = [], onChange, isHidden = false }: DesignerFieldProps) {
  return isHidden ? null : (
    <FormDesigner name="directive-form" fields={value} onChange={(fields) => onChange?.(fields)} />
  );
}

interface AudienceFieldProps extends FieldProps<AudienceValue> {
  readonly organizationId: string;
  readonly directive: DirectiveRecord;
}

function AudienceField({ value, onChange, organizationId, directive }: AudienceFieldProps) {
  const { t } = useTranslation();
  const audience = value ?? audienceValueOf(null);
  return (
    <>
      <div>
        <AudienceBuilder
          organizationId={organizationId}
          value={audience}
          onChange={(changed) => onChange?.(changed)}
          known={directive.audience}
        />
      </div>
      <Panel title={t('audience.preview')}>
        <AudiencePreview organizationId={organizationId} value={audience} />
      </Panel>
    </>
  );
}

import { Alert, Button, Form, Grid, Input, Select, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { LIMITS } from '../../../schema/limits.ts';
import {
  ReportRoundEarlierDocument,
  ReportRoundOpenDocument,
  ReportRoundOverlapsDocument,
  ReportRoundTemplatesDocument,
} from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useViewer } from '../../providers/viewer.ts';
import { AudiencePreview } from '../../shared/audience/audience-preview.tsx';
import { audienceInputOf, emptyAudience } from '../../shared/audience/audience-value.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { UnsavedGuard } from '../../shared/form/unsaved-guard.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { OverlapList } from '../../shared/report/overlap-list.tsx';
import { AudienceStep } from './audience-step.tsx';
import { OpenSummary } from './open-summary.tsx';
import type { OpenValues } from './round.ts';
import styles from './report-rounds.module.css';

const steps = ['what', 'who', 'when', 'check'] as const;
type Step = (typeof steps)[number];

/** Which step a field of the API stands on, so that a refusal leads back to it. */
const stepOf: Readonly<Record<string, Step>> = {
  organizationId: 'what',
  templateId: 'what',
  title: 'what',
  audience: 'who',
  periodLabel: 'when',
  periodFrom: 'when',
  periodTo: 'when',
  dueOn: 'when',
  previousId: 'when',
};

const fieldsOf: Readonly<Record<Step, (keyof OpenValues)[]>> = {
  what: ['organizationId', 'templateId', 'title'],
  who: ['audience'],
  when: ['periodLabel', 'periodFrom', 'periodTo', 'dueOn'],
  check: [],
};

/** Opens a round in four steps: what, who, when, and a last look with what was asked elsewhere already. */
export function ReportRoundOpenPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [office] = useCurrentOffice();
  const { md } = Grid.useBreakpoint();
  const [step, setStep] = useState<Step>('what');
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useActionForm({
    document: ReportRoundOpenDocument,
    payload: (data) => data.reportRoundOpen,
    toVariables: ({ audience, previousId, ...values }: OpenValues) => ({
      input: {
        ...values,
        title: values.title.trim(),
        periodLabel: values.periodLabel.trim(),
        audience: audienceInputOf(audience),
        previousId: previousId ?? null,
      },
    }),
    initialValues: { audience: emptyAudience, ...(office ? { organizationId: office.organization.id } : {}) },
    invalidates: ['reportRound', 'reportSubmission'],
    successMessage: t('reportRound.opened'),
    onDone: ({ reportRound }) => void navigate(reportRound ? `/report-rounds/${reportRound.id}` : '/report-rounds'),
  });
  const values = (Form.useWatch((all: OpenValues) => all, { form: form.instance, preserve: true }) ??
    {}) as Partial<OpenValues>;
  const index = steps.indexOf(step);

  const refused = form.problems.find(({ name }) => name !== undefined)?.name?.[0];
  useEffect(() => {
    const wanted = refused === undefined ? undefined : stepOf[String(refused)];
    if (wanted) {
      setStep(wanted);
    }
  }, [form.attempt, refused]);

  const go = (to: Step) => {
    setStep(to);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const next = async () => {
    try {
      await form.instance.validateFields(fieldsOf[step]);
      go(steps[index + 1]!);
    } catch {
      form.refuse(
        form.instance
          .getFieldsError(fieldsOf[step] as never)
          .filter(({ errors }) => errors.length > 0)
          .map(({ name, errors }) => ({ name, errors })),
      );
    }
  };
  return (
    <>
      <UnsavedGuard isDirty={form.isDirty} />
      <PageHeader
        title={t('reportRound.open')}
        trail={[{ title: t('reportRound.title'), to: '/report-rounds' }]}
        description={t('reportRound.checkHelp')}
      />
      <Steps
        current={index}
        size="small"
        orientation={md === false ? 'vertical' : 'horizontal'}
        items={steps.map((one) => ({ title: t(`reportRound.steps.${one}`) }))}
      />
      <h2 ref={heading} tabIndex={-1} className={styles['step']}>
        {t(`reportRound.steps.${step}`)}
      </h2>
      <ActionFormView form={form} name="report-round" isInDialog>
        <Shown isShown={step === 'what'}>
          <WhatStep />
        </Shown>
        <Shown isShown={step === 'who'}>
          <AudienceStep organizationId={values.organizationId} isShown={step === 'who'} />
        </Shown>
        <Shown isShown={step === 'when'}>
          <WhenStep values={values} />
        </Shown>
        {step === 'check' ? <CheckStep values={values} /> : null}
        <div className={styles['steps']}>
          {index > 0 ? <Button onClick={() => go(steps[index - 1]!)}>{t('reportRound.back')}</Button> : null}
          {step === 'check' ? (
            // Keys of their own: the press of one must never end as the press of the other in its place.
            <Button key="open" type="primary" htmlType="submit" loading={form.isSaving}>
              {t('reportRound.open')}
            </Button>
          ) : (
            <Button key="next" type="primary" onClick={() => void next()}>
              {t('reportRound.next')}
            </Button>
          )}
        </div>
      </ActionFormView>
    </>
  );
}

/** Fields of steps that are not shown stay in the form with what they hold. */
function Shown({ isShown, children }: { readonly isShown: boolean; readonly children: React.ReactNode }) {
  return <div hidden={!isShown}>{children}</div>;
}

function useRequired() {
  const { t } = useTranslation();
  return (label: string) => [{ required: true, whitespace: true, message: t('form.required', { label }) }];
}

function WhatStep() {
  const { t } = useTranslation();
  const required = useRequired();
  const offices = useViewer()?.offices ?? [];
  const own = new Map(offices.map(({ organization }) => [organization.id, organization.name]));
  const { data, isLoading, error } = useDocument(
    ReportRoundTemplatesDocument,
    { search: null },
    { resource: 'reportTemplate' },
  );
  const templates = data?.reportTemplates.nodes ?? [];
  const nameOf = (template: (typeof templates)[number]) =>
    t('reportRound.templateOption', {
      name: labelOf({ label: template.name, labelEn: template.nameEn }, currentLocale()),
      number: template.latestNumber,
      fields: template.fieldCount,
    });
  return (
    <>
      {error ? <RequestFailure error={error} /> : null}
      {!isLoading && data && templates.length === 0 ? (
        <Alert type="info" showIcon title={t('reportRound.noTemplates')} style={{ marginBottom: 16 }} />
      ) : null}
      <Form.Item
        name="organizationId"
        label={t('reportRound.organization')}
        rules={required(t('reportRound.organization'))}
      >
        <Select options={[...own].map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="templateId" label={t('reportRound.template')} rules={required(t('reportRound.template'))}>
        <Select
          placeholder={t('reportRound.chooseTemplate')}
          loading={isLoading}
          showSearch={{ optionFilterProp: 'label' }}
          options={templates.map((template) => ({ value: template.id, label: nameOf(template) }))}
        />
      </Form.Item>
      <Form.Item name="title" label={t('reportRound.name')} rules={required(t('reportRound.name'))}>
        <Input maxLength={LIMITS.name} />
      </Form.Item>
    </>
  );
}

function WhenStep({ values }: { readonly values: Partial<OpenValues> }) {
  const { t } = useTranslation();
  const required = useRequired();
  const { organizationId, templateId, periodFrom } = values;
  const earlier = useDocument(
    ReportRoundEarlierDocument,
    { templateId: templateId ?? '', organizationId: organizationId ?? '' },
    { resource: 'reportRound', isEnabled: Boolean(templateId && organizationId) },
  );
  const rounds = (earlier.data?.reportRounds.nodes ?? []).filter(
    ({ periodTo }) => !periodFrom || periodTo < periodFrom,
  );
  return (
    <>
      <Form.Item
        name="periodLabel"
        label={t('reportRound.periodLabel')}
        extra={t('reportRound.periodHelp')}
        rules={required(t('reportRound.periodLabel'))}
      >
        <Input maxLength={LIMITS.shortName} />
      </Form.Item>
      <FieldGrid>
        <Form.Item name="periodFrom" label={t('reportRound.periodFrom')} rules={required(t('reportRound.periodFrom'))}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="periodTo" label={t('reportRound.periodTo')} rules={required(t('reportRound.periodTo'))}>
          <DayPicker {...(periodFrom ? { min: periodFrom } : {})} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('reportRound.dueOn')} rules={required(t('reportRound.dueOn'))}>
          <DayPicker min={today()} />
        </Form.Item>
      </FieldGrid>
      <Form.Item name="previousId" label={t('reportRound.previous')} extra={t('form.optional')}>
        <Select
          allowClear
          placeholder={t('reportRound.noPrevious')}
          options={rounds.map(({ id, title, periodLabel }) => ({ value: id, label: `${title} · ${periodLabel}` }))}
        />
      </Form.Item>
    </>
  );
}

function CheckStep({ values }: { readonly values: Partial<OpenValues> }) {
  const { organizationId, templateId, audience = emptyAudience } = values;
  const { data, error } = useDocument(
    ReportRoundOverlapsDocument,
    { organizationId: organizationId ?? '', templateId: templateId ?? '', audience: audienceInputOf(audience) },
    { resource: 'reportRound', isEnabled: Boolean(organizationId && templateId) },
  );
  const { t } = useTranslation();
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Panel title={t('reportRound.steps.check')}>
        <OpenSummary values={values} />
      </Panel>
      <Panel title={t('audience.preview')}>
        <AudiencePreview organizationId={organizationId ?? ''} value={audience} />
      </Panel>
      <div aria-live="polite">
        {error ? <RequestFailure error={error} /> : null}
        {data ? <OverlapList overlaps={data.reportOverlaps} saysNone /> : null}
      </div>
    </div>
  );
}

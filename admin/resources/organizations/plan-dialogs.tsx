import { Button, Form, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlannedChangeCancelDocument, PlannedChangeRescheduleDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, formatDay, today } from '../../shared/date/format.ts';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { type PlanFacts, usePlanTitle } from './plan-words.tsx';

/** A plan with what the viewer may do with it. */
export interface ManagedPlan extends PlanFacts {
  readonly id: string;
  readonly version: number;
  readonly effectiveOn: string;
  readonly viewerCan: { readonly cancel: boolean; readonly reschedule: boolean };
}

/** What can be done with an open plan. */
export type PlanStep = 'reschedule' | 'cancel';

interface PlanActionsProps {
  readonly plan: ManagedPlan;
  readonly onChoose: (step: PlanStep) => void;
}

/** Buttons of one plan, by what the server says that the viewer may do. */
export function PlanActions({ plan, onChoose }: PlanActionsProps) {
  const { t } = useTranslation();
  const title = usePlanTitle();
  return (
    <Space wrap size="small">
      {(['reschedule', 'cancel'] as const)
        .filter((step) => plan.viewerCan[step])
        .map((step) => (
          <Button
            key={step}
            size="small"
            danger={step === 'cancel'}
            aria-label={t(`organization.plan.${step}.of`, { name: title(plan) })}
            onClick={() => onChoose(step)}
          >
            {t(`organization.plan.${step}.action`)}
          </Button>
        ))}
    </Space>
  );
}

/** The plan whose dialog is open, and how to open one. */
export function usePlanDialog(): {
  readonly chosen: { readonly id: string; readonly step: PlanStep } | undefined;
  readonly choose: (id: string, step: PlanStep) => void;
  readonly close: () => void;
} {
  const [chosen, setChosen] = useState<{ readonly id: string; readonly step: PlanStep }>();
  return { chosen, choose: (id, step) => setChosen({ id, step }), close: () => setChosen(undefined) };
}

interface PlanDialogProps {
  readonly plan: ManagedPlan;
  readonly step: PlanStep;
  readonly onClose: () => void;
  readonly onReload: () => unknown;
}

/** Sets a plan to another day, or cancels it, with a reason. */
export function PlanDialog({ plan, step, onClose, onReload }: PlanDialogProps) {
  const { t } = useTranslation();
  const title = usePlanTitle();
  const reload = async () => {
    await onReload();
    return undefined;
  };
  const common = {
    isOpen: true,
    onClose,
    asksForDate: false,
    name: `planned-change-${step}`,
    title: t(`organization.plan.${step}.of`, { name: title(plan) }),
    submitLabel: t(`organization.plan.${step}.action`),
    explanation: t(`organization.plan.${step}.explanation`),
  };
  const { id, version } = plan;
  if (step === 'cancel') {
    return (
      <ReasonModal
        {...common}
        isDanger
        action={{
          document: PlannedChangeCancelDocument,
          payload: (data) => data.plannedChangeCancel,
          toVariables: ({ reason }: ReasonValues) => ({ id, version, input: { reason } }),
          invalidates: ['organization', 'plannedChange'],
          successMessage: t('organization.plan.cancel.done'),
          onReload: reload,
        }}
      />
    );
  }
  const tomorrow = addDays(today(), 1);
  return (
    <ReasonModal
      {...common}
      action={{
        document: PlannedChangeRescheduleDocument,
        payload: (data) => data.plannedChangeReschedule,
        toVariables: ({ effectiveOn, reason }: ReasonValues) => ({ id, version, input: { effectiveOn, reason } }),
        initialValues: { effectiveOn: plan.effectiveOn > today() ? plan.effectiveOn : tomorrow },
        invalidates: ['organization', 'plannedChange'],
        successMessage: ({ plannedChange }) =>
          t('organization.plan.reschedule.done', { day: formatDay(plannedChange?.effectiveOn ?? '', currentLocale()) }),
        onReload: reload,
      }}
    >
      <Form.Item
        name="effectiveOn"
        label={t('organization.plan.effectiveOn')}
        rules={[{ required: true, message: t('form.required', { label: t('organization.plan.effectiveOn') }) }]}
      >
        <DayPicker min={tomorrow} />
      </Form.Item>
    </ReasonModal>
  );
}

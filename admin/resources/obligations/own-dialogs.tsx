import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  ObligationExtensionAskDocument,
  ObligationInstructDocument,
  ObligationPassOnDocument,
} from '../../gql/graphql.ts';
import { AudienceBuilder } from '../../shared/audience/audience-builder.tsx';
import { AudiencePreview } from '../../shared/audience/audience-preview.tsx';
import {
  audienceInputOf,
  type AudienceValue,
  emptyAudience,
  isEmptyAudience,
} from '../../shared/audience/audience-value.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { RichTextEditor } from '../../shared/rich-text/rich-text-editor.tsx';
import { Dialog } from './extension-dialogs.tsx';
import type { ObligationRecord } from './obligation-record.ts';

interface DialogProps {
  readonly obligation: ObligationRecord;
  readonly onClose: () => void;
}

/** Asks the level that verifies for more time. */
export function AskExtensionModal({ obligation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ObligationExtensionAskDocument,
    payload: (data) => data.obligationExtensionAsk,
    toVariables: ({ askedOn, reason }: { readonly askedOn: string; readonly reason: string }) => ({
      id: obligation.id,
      input: { askedOn, reason: reason.trim() },
    }),
    invalidates: ['obligation'],
    successMessage: t('obligation.askExtension.done'),
    onDone: onClose,
  });
  const required = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  const due = obligation.dueOn ?? today();
  const first = addDays(due < today() ? today() : due, 1);
  return (
    <Dialog
      title={t('obligation.askExtension.title')}
      submit={t('obligation.askExtension.submit')}
      form={form}
      onClose={onClose}
    >
      <Form.Item
        name="askedOn"
        label={t('obligation.extension.askedOn')}
        rules={required(t('obligation.extension.askedOn'))}
      >
        <DayPicker min={first} />
      </Form.Item>
      <Form.Item name="reason" label={t('form.reason')} rules={required(t('form.reason'))}>
        <Input.TextArea rows={3} maxLength={LIMITS.reason} />
      </Form.Item>
    </Dialog>
  );
}

interface InstructValues {
  readonly guidance: string;
  readonly dueOn: string | null;
}

const instructionsOf = ({ guidance, guidanceDueOn }: ObligationRecord): InstructValues => ({
  guidance: guidance ?? '',
  dueOn: guidanceDueOn,
});

/** What this level adds for those below, and an earlier day for them. */
export function InstructModal({
  obligation,
  onClose,
  onReload,
}: DialogProps & { readonly onReload: () => Promise<ObligationRecord | undefined> }) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: ObligationInstructDocument,
    payload: (data) => data.obligationInstruct,
    toVariables: ({ guidance, dueOn }: InstructValues) => ({
      id: obligation.id,
      version: obligation.version,
      input: { guidance: guidance === '' ? null : guidance, dueOn: dueOn ?? null },
    }),
    initialValues: instructionsOf(obligation),
    invalidates: ['obligation'],
    successMessage: t('obligation.instruct.done'),
    onDone: onClose,
    onReload: async () => {
      const current = await onReload();
      return current ? instructionsOf(current) : undefined;
    },
  });
  return (
    <Dialog width={720} title={t('obligation.instruct.title')} submit={t('form.save')} form={form} onClose={onClose}>
      <Form.Item name="guidance" label={t('obligation.guidance')} extra={t('obligation.instruct.help')}>
        <RichTextEditor label={t('obligation.guidance')} isShort />
      </Form.Item>
      <EarlierDay obligation={obligation} />
    </Dialog>
  );
}

/** A day for those below that is not later than one's own. */
function EarlierDay({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="dueOn"
      label={t('obligation.earlierDay')}
      extra={obligation.dueOn ? t('obligation.earlierHelp', { day: obligation.dueOn }) : t('obligation.earlierFree')}
    >
      <DayPicker
        min={today()}
        {...(obligation.dueOn && obligation.dueOn >= today() ? { max: obligation.dueOn } : {})}
      />
    </Form.Item>
  );
}

/** Hands the obligation on to units of one's own. */
export function PassOnModal({ obligation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [audience, setAudience] = useState<AudienceValue>(emptyAudience);
  const organizationId = obligation.organization?.id ?? '';
  const form = useActionForm({
    document: ObligationPassOnDocument,
    payload: (data) => data.obligationPassOn,
    toVariables: ({ dueOn }: { readonly dueOn?: string | null }) => ({
      id: obligation.id,
      input: { audience: audienceInputOf(audience), dueOn: dueOn ?? null },
    }),
    invalidates: ['obligation', 'directive'],
    successMessage: t('obligation.passOn.done'),
    onDone: onClose,
  });
  return (
    <Dialog
      width={860}
      title={t('obligation.passOn.title')}
      submit={t('obligation.passOn.submit')}
      isBlocked={isEmptyAudience(audience)}
      form={form}
      onClose={onClose}
    >
      <p>{t('obligation.passOn.text')}</p>
      <AudienceBuilder organizationId={organizationId} value={audience} onChange={setAudience} known={null} />
      <EarlierDay obligation={obligation} />
      <AudiencePreview organizationId={organizationId} value={audience} />
    </Dialog>
  );
}

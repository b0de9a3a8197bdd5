import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { CaseDecideDocument, CaseReturnDocument, type ProcedureAnswer, type VettingGround } from '../../gql/graphql.ts';
import { useChainWords } from '../../shared/chain/use-chain-words.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { useFocusReturn } from '../../shared/form/use-focus-return.ts';
import { type Case, returnTargets } from './case-standing.ts';
import { vettingGrounds } from './case-tone.ts';
import { EvidenceField, evidenceOf, type EvidenceValues } from './evidence-field.tsx';
import styles from './cases.module.css';

interface CaseDialogProps {
  readonly matter: Case;
  readonly stale: readonly string[];
  readonly onClose: () => void;
  readonly refetch: () => Promise<void>;
}

interface Words extends EvidenceValues {
  readonly bodyNo?: number | undefined;
  readonly grounds?: VettingGround[] | undefined;
  readonly opinion?: string | undefined;
}

const choices = ['PASSED', 'NOT_PASSED', 'RETURNED'] as const;
type Choice = (typeof choices)[number];

/** What is said with an answer, as the API takes it. */
const wordsOf = ({ bodyNo, grounds, opinion, attachments = [] }: Words) => ({
  ...evidenceOf({ attachments }),
  ...(bodyNo === undefined ? {} : { bodyNo }),
  ...(grounds && grounds.length > 0 ? { grounds } : {}),
  ...(opinion?.trim() ? { opinion: opinion.trim() } : {}),
});

/** Answers the present step: passes it, does not pass it, or returns the case to an earlier step. */
export function ActDialog(props: CaseDialogProps) {
  const { matter, onClose } = props;
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>('PASSED');
  const words = useChainWords(matter.subjectKind);
  const step = matter.procedureVersion?.steps[matter.stepNo - 1];
  useFocusReturn(true);
  const choose = (
    <Form layout="vertical" component="div">
      <Form.Item label={t('procedureCase.act.answer')}>
        <Radio.Group
          className={styles['choices'] ?? ''}
          value={choice}
          onChange={({ target }) => setChoice(target.value as Choice)}
          options={choices.map((value) => ({ value, label: t(`procedureCase.act.${value}`) }))}
        />
      </Form.Item>
    </Form>
  );
  return (
    <Modal
      open
      title={t('procedureCase.act.title', { step: step ? words.nameOf(step) : '' })}
      mask={{ closable: false }}
      footer={null}
      onCancel={onClose}
    >
      <Seats matter={matter} />
      {choose}
      {choice === 'RETURNED' ? <ReturnForm {...props} /> : <DecideForm key={choice} {...props} outcome={choice} />}
    </Modal>
  );
}

/** In which office the viewer answers; nobody answers without knowing it. */
function Seats({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  return (
    <div className={styles['seat']}>
      {matter.viewerSeats.map((seat) => (
        <div key={`${seat.bodyNo}.${seat.officeName}.${seat.onBehalfOf ?? ''}`}>
          {t(seat.onBehalfOf ? 'procedureCase.act.seatOnBehalf' : 'procedureCase.act.seat', {
            office: seat.officeName,
            organization: seat.organizationName,
            name: seat.onBehalfOf ?? '',
          })}
          {seat.isEscalated ? <span className={styles['alarm']}> {t('procedureCase.act.seatEscalated')}</span> : null}
        </div>
      ))}
    </div>
  );
}

/** Asks for which body the answer is, when the viewer may answer for several. */
function BodyField({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  const bodies = [...new Set(matter.viewerSeats.map(({ bodyNo }) => bodyNo))];
  return bodies.length < 2 ? null : (
    <Form.Item
      name="bodyNo"
      label={t('procedureCase.act.body')}
      rules={[{ required: true, message: t('form.required', { label: t('procedureCase.act.body') }) }]}
    >
      <Select
        options={bodies.map((bodyNo) => {
          const body = matter.waiting.find((one) => one.bodyNo === bodyNo);
          const name = [body?.expectedName, body?.titleNames.join(t('chain.or'))].filter(Boolean).join(' · ');
          return { value: bodyNo, label: name || String(bodyNo) };
        })}
      />
    </Form.Item>
  );
}

/** Grounds of the closed list for the vetting of a person, an opinion for everything else. */
function WordsFields({ isVetting, isNeeded }: { readonly isVetting: boolean; readonly isNeeded: boolean }) {
  const { t } = useTranslation();
  const grounds = useEnumOptions('VettingGround', vettingGrounds);
  if (isVetting) {
    return isNeeded ? (
      <Form.Item
        name="grounds"
        label={t('procedureCase.act.grounds')}
        extra={t('procedureCase.act.groundsHelp')}
        // By a check of our own: a group of boxes may not be marked as required.
        rules={[
          {
            validator: (_, chosen: readonly VettingGround[] | undefined) =>
              chosen && chosen.length > 0
                ? Promise.resolve()
                : Promise.reject(new Error(t('procedureCase.act.groundsNeeded'))),
          },
        ]}
      >
        <Checkbox.Group className={styles['choices'] ?? ''} options={grounds} />
      </Form.Item>
    ) : (
      <p className={styles['seat']}>{t('procedureCase.act.vettingNote')}</p>
    );
  }
  return (
    <>
      <Form.Item
        name="opinion"
        label={t(isNeeded ? 'procedureCase.act.reason' : 'procedureCase.act.opinion')}
        rules={
          isNeeded
            ? [
                {
                  required: true,
                  whitespace: true,
                  message: t('form.required', { label: t('procedureCase.act.reason') }),
                },
              ]
            : []
        }
      >
        <Input.TextArea rows={4} maxLength={LIMITS.note} showCount />
      </Form.Item>
      <EvidenceField />
    </>
  );
}

interface FrameProps {
  readonly children: ReactNode;
}

function Fields({ children }: FrameProps) {
  return <div style={{ display: 'grid', gap: 4 }}>{children}</div>;
}

function DecideForm({
  matter,
  stale,
  onClose,
  refetch,
  outcome,
}: CaseDialogProps & { readonly outcome: ProcedureAnswer }) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: CaseDecideDocument,
    payload: (data) => data.procedureCaseDecide,
    toVariables: (values: Words) => ({
      id: matter.id,
      version: matter.version,
      input: { outcome, ...wordsOf(values) },
    }),
    invalidates: stale,
    successMessage: t('procedureCase.act.done'),
    onDone: onClose,
    onReload: async () => {
      await refetch();
      return undefined;
    },
  });
  return (
    <ActionFormView
      form={form}
      name="case-decide"
      asksBeforeLeaving={false}
      submitLabel={t(`procedureCase.act.submit.${outcome}`)}
      onCancel={onClose}
    >
      <Fields>
        <BodyField matter={matter} />
        <WordsFields isVetting={matter.subjectKind === 'APPOINTMENT'} isNeeded={outcome === 'NOT_PASSED'} />
      </Fields>
    </ActionFormView>
  );
}

interface ReturnValues extends Words {
  readonly toStepNo: number;
}

function ReturnForm({ matter, stale, onClose, refetch }: CaseDialogProps) {
  const { t } = useTranslation();
  const words = useChainWords(matter.subjectKind);
  const form = useActionForm({
    document: CaseReturnDocument,
    payload: (data) => data.procedureCaseReturn,
    toVariables: ({ toStepNo, ...rest }: ReturnValues) => ({
      id: matter.id,
      version: matter.version,
      input: { toStepNo, ...wordsOf(rest) },
    }),
    invalidates: stale,
    successMessage: t('procedureCase.act.returned'),
    onDone: onClose,
    onReload: async () => {
      await refetch();
      return undefined;
    },
  });
  const earlier = returnTargets(matter).map((no) => {
    const step = matter.procedureVersion?.steps[no - 1];
    return { value: no, label: `${t('chain.stepNo', { no })} · ${step ? words.nameOf(step) : ''}` };
  });
  return (
    <ActionFormView
      form={form}
      name="case-return"
      asksBeforeLeaving={false}
      submitLabel={t('procedureCase.act.submit.RETURNED')}
      onCancel={onClose}
    >
      <Fields>
        <BodyField matter={matter} />
        <Form.Item
          name="toStepNo"
          label={t('procedureCase.act.returnTo')}
          extra={t('procedureCase.act.returnHelp')}
          rules={[{ required: true, message: t('form.required', { label: t('procedureCase.act.returnTo') }) }]}
        >
          <Select options={[{ value: 0, label: t('procedureCase.act.returnToOpener') }, ...earlier]} />
        </Form.Item>
        <WordsFields isVetting={matter.subjectKind === 'APPOINTMENT'} isNeeded />
      </Fields>
    </ActionFormView>
  );
}

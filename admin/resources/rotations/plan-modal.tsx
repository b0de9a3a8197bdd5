import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { RotationMembersDocument, RotationPlanDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

interface PlanModalProps {
  readonly officeId: string;
  readonly organizationId: string;
  /** Day on which the present calendar ends, offered as the first day. */
  readonly startsOn: string | undefined;
  readonly onClose: () => void;
}

interface PlanValues {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly turns?: number | null | undefined;
  readonly personIds?: string[] | undefined;
  readonly replacesExisting?: boolean | undefined;
  readonly evidence: string;
}

/** Plans the turns of the members of the presidium in a rotating office. */
export function PlanModal({ officeId, organizationId, startsOn, onClose }: PlanModalProps) {
  const { t } = useTranslation();
  const members = useDocument(RotationMembersDocument, { organizationId }, { resource: 'term' });
  const persons = new Map(
    (members.data?.terms.nodes ?? []).flatMap((term) =>
      term.person && term.source !== 'ROTATION' ? [[term.person.id, term.person.name] as const] : [],
    ),
  );
  const form = useActionForm({
    document: RotationPlanDocument,
    payload: (data) => data.rotationPlan,
    toVariables: (values: PlanValues) => ({
      officeId,
      input: {
        startsOn: values.startsOn,
        endsOn: values.endsOn,
        turns: values.turns ?? null,
        personIds: values.personIds && values.personIds.length > 0 ? values.personIds : null,
        replacesExisting: values.replacesExisting ?? false,
        evidence: values.evidence.trim(),
      },
    }),
    ...(startsOn ? { initialValues: { startsOn } } : {}),
    invalidates: ['rotation', 'office', 'term', 'person'],
    successMessage: t('rotation.plan.done'),
    onDone: onClose,
  });
  const needed = (label: string) => [{ required: true, message: t('rotation.required', { label }) }];
  return (
    <Modal
      open
      width={640}
      title={t('rotation.plan.title')}
      okText={t('rotation.plan.submit')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="rotation-plan" isInDialog>
        <FieldGrid>
          <Form.Item name="startsOn" label={t('rotation.plan.startsOn')} rules={needed(t('rotation.plan.startsOn'))}>
            <DayPicker />
          </Form.Item>
          <Form.Item
            name="endsOn"
            label={t('rotation.plan.endsOn')}
            extra={t('rotation.plan.endsOnHelp')}
            rules={needed(t('rotation.plan.endsOn'))}
          >
            <DayPicker />
          </Form.Item>
        </FieldGrid>
        <Form.Item name="personIds" label={t('rotation.plan.persons')} extra={t('rotation.plan.personsHelp')}>
          <Select
            mode="multiple"
            loading={members.isLoading}
            showSearch={{ optionFilterProp: 'label' }}
            options={[...persons].map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="turns" label={t('rotation.plan.turns')} extra={t('rotation.plan.turnsHelp')}>
          <InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="evidence"
          label={t('rotation.plan.evidence')}
          rules={[{ ...needed(t('rotation.plan.evidence'))[0], whitespace: true }]}
        >
          <Input.TextArea rows={2} maxLength={LIMITS.reason} showCount />
        </Form.Item>
        <Form.Item name="replacesExisting" valuePropName="checked">
          <Checkbox>{t('rotation.plan.replaces')}</Checkbox>
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

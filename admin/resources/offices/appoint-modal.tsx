import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { type GradesBasis, TermCreateDocument, type TermSource } from '../../gql/graphql.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import { gradesBases } from './office-enums.ts';
import { OrganizationSelect, PersonSelect } from './pickers.tsx';

interface AppointModalProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly office: { readonly id: string; readonly name: string; readonly eligibility: readonly string[] };
}

interface AppointValues {
  readonly personId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly source: TermSource;
  readonly evidence: string;
  readonly representedId?: string | undefined;
  readonly gradesBasis?: GradesBasis | undefined;
  readonly crossAppointmentReason?: string | undefined;
}

/** Puts a person into an office for a period, by election or appointment. */
export function AppointModal(props: AppointModalProps) {
  return props.isOpen ? <OpenModal {...props} /> : null;
}

function OpenModal({ onClose, office }: AppointModalProps) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<string>();
  const sources = useEnumOptions('TermSource', ['ELECTION', 'APPOINTMENT']);
  const bases = useEnumOptions('GradesBasis', gradesBases);
  const form = useActionForm({
    document: TermCreateDocument,
    payload: (data) => data.termCreate,
    toVariables: (values: AppointValues) => ({
      input: {
        officeId: office.id,
        personId: values.personId,
        startsOn: values.startsOn,
        endsOn: values.endsOn,
        source: values.source,
        evidence: values.evidence.trim(),
        representedId: values.representedId ?? null,
        gradesBasis: values.gradesBasis ?? null,
        crossAppointmentReason: values.crossAppointmentReason?.trim() || null,
      },
    }),
    initialValues: { startsOn: today() },
    invalidates: ['office', 'term', 'person'],
    successMessage: t('office.appoint.done'),
    onDone: onClose,
    purpose,
  });
  const needed = (label: string) => [{ required: true, message: t('office.required', { label }) }];
  return (
    <Modal
      open
      width={640}
      title={`${t('office.appoint.title')} · ${office.name}`}
      okText={t('office.appoint.submit')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <div style={{ marginBottom: 16 }}>
        <PurposeControl purpose={purpose} onChange={setPurpose} />
      </div>
      <ActionFormView form={form} name="office-appoint" isInDialog>
        <Form.Item name="personId" label={t('office.appoint.person')} rules={needed(t('office.appoint.person'))}>
          <PersonSelect purpose={purpose} />
        </Form.Item>
        <FieldGrid>
          <Form.Item name="startsOn" label={t('office.appoint.startsOn')} rules={needed(t('office.appoint.startsOn'))}>
            <DayPicker />
          </Form.Item>
          <Form.Item
            name="endsOn"
            label={t('office.appoint.endsOn')}
            extra={t('office.appoint.endsOnHelp')}
            rules={needed(t('office.appoint.endsOn'))}
          >
            <DayPicker />
          </Form.Item>
          <Form.Item name="source" label={t('office.appoint.source')} rules={needed(t('office.appoint.source'))}>
            <Select options={sources} />
          </Form.Item>
          <Form.Item name="representedId" label={t('office.appoint.represented')}>
            <OrganizationSelect />
          </Form.Item>
        </FieldGrid>
        <Form.Item
          name="evidence"
          label={t('office.appoint.evidence')}
          rules={[{ ...needed(t('office.appoint.evidence'))[0], whitespace: true }]}
        >
          <Input.TextArea rows={2} maxLength={LIMITS.reason} showCount />
        </Form.Item>
        {office.eligibility.includes('GRADES_OK_DECLARED') ? (
          <Form.Item name="gradesBasis" label={t('office.appoint.gradesBasis')} extra={t('office.appoint.gradesHelp')}>
            <Select options={bases} allowClear />
          </Form.Item>
        ) : null}
        <Form.Item
          name="crossAppointmentReason"
          label={t('office.appoint.cross')}
          extra={t('office.appoint.crossHelp')}
        >
          <Input.TextArea rows={2} maxLength={LIMITS.reason} showCount />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

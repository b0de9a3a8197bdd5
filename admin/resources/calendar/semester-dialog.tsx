import { Form, Input, InputNumber, Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  CalendarSemesterCreateDocument,
  type CalendarSemesterListQuery,
  CalendarSemesterUpdateDocument,
} from '../../gql/graphql.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { type ActionForm, useActionForm } from '../../shared/form/use-action-form.ts';

/** A semester as the list reads it. */
export type Semester = CalendarSemesterListQuery['semesters']['nodes'][number];

interface Values {
  readonly academicYear: number;
  readonly number: number;
  readonly name: string;
  readonly startsOn: string;
  /** Last day inside; the API wants the first day after it. */
  readonly lastOn: string;
  readonly source: string;
}

const valuesOf = ({ academicYear, number, name, startsOn, endsOn, source }: Semester): Values => ({
  academicYear,
  number,
  name,
  startsOn,
  lastOn: addDays(endsOn, -1),
  source,
});
const inputOf = ({ lastOn, ...values }: Values) => ({ ...values, endsOn: addDays(lastOn, 1) });
const aliases = { endsOn: 'lastOn' };

interface SemesterDialogProps {
  readonly owner: string | null;
  /** The semester to change; absent to add one. */
  readonly semester: Semester | undefined;
  readonly onClose: () => void;
  readonly onReload: () => void;
}

/** Adds a semester, or changes one. */
export function SemesterDialog({ semester, ...rest }: SemesterDialogProps) {
  return semester ? <EditDialog semester={semester} {...rest} /> : <CreateDialog {...rest} />;
}

function CreateDialog({ owner, onClose }: Omit<SemesterDialogProps, 'semester'>) {
  const { t } = useTranslation();
  // The school year turns in late summer.
  const academicYear = Number(today().slice(0, 4)) - (today().slice(5, 7) < '07' ? 1 : 0);
  const form = useActionForm({
    document: CalendarSemesterCreateDocument,
    payload: (data) => data.semesterCreate,
    toVariables: (values: Values) => ({ input: { ...inputOf(values), organizationId: owner } }),
    aliases,
    initialValues: { academicYear, number: 1 },
    invalidates: ['semester'],
    successMessage: t('calendar.semester.created'),
    onDone: onClose,
  });
  const { instance } = form;
  const from: number | null = Form.useWatch('academicYear', instance) ?? null;
  const number: number | null = Form.useWatch('number', instance) ?? null;
  const suggested = useRef('');
  // The usual name follows year and number until somebody writes another one.
  useEffect(() => {
    const present = instance.getFieldValue('name') ?? '';
    if (from !== null && number !== null && (present === '' || present === suggested.current)) {
      suggested.current = t('calendar.semester.defaultName', { from, to: from + 1, number });
      instance.setFieldValue('name', suggested.current);
    }
  }, [instance, from, number, t]);
  return <SemesterModal title={t('calendar.semester.createTitle')} form={form} onClose={onClose} />;
}

function EditDialog({ semester, onClose, onReload }: SemesterDialogProps & { readonly semester: Semester }) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: CalendarSemesterUpdateDocument,
    payload: (data) => data.semesterUpdate,
    toVariables: (values: Values) => ({ id: semester.id, version: semester.version, input: inputOf(values) }),
    aliases,
    initialValues: valuesOf(semester),
    invalidates: ['semester'],
    successMessage: t('calendar.semester.updated'),
    onDone: onClose,
    onReload: async () => {
      onReload();
      return undefined;
    },
  });
  return <SemesterModal title={t('calendar.semester.editTitle')} form={form} onClose={onClose} />;
}

interface SemesterModalProps {
  readonly title: string;
  readonly form: ActionForm<Values>;
  readonly onClose: () => void;
}

function SemesterModal({ title, form, onClose }: SemesterModalProps) {
  const { t } = useTranslation();
  const startsOn: string | undefined = Form.useWatch('startsOn', form.instance) ?? form.initialValues?.startsOn;
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  return (
    <Modal
      open
      title={title}
      okText={t('form.save')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="semester" isInDialog>
        <FieldGrid>
          <Form.Item
            name="academicYear"
            label={t('calendar.semester.academicYear')}
            rules={required('calendar.semester.academicYear')}
          >
            <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="number" label={t('calendar.semester.number')} rules={required('calendar.semester.number')}>
            <InputNumber min={1} max={4} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </FieldGrid>
        <Form.Item name="name" label={t('calendar.semester.name')} rules={required('calendar.semester.name')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <FieldGrid>
          <Form.Item
            name="startsOn"
            label={t('calendar.semester.startsOn')}
            rules={required('calendar.semester.startsOn')}
          >
            <DayPicker />
          </Form.Item>
          <Form.Item name="lastOn" label={t('calendar.semester.lastOn')} rules={required('calendar.semester.lastOn')}>
            <DayPicker {...(startsOn ? { min: startsOn } : {})} />
          </Form.Item>
        </FieldGrid>
        <Form.Item name="source" label={t('calendar.source')} rules={required('calendar.source')}>
          <Input.TextArea rows={2} maxLength={LIMITS.reason} showCount />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

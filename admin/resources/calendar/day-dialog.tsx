import { App, Button, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { CalendarDayRemoveDocument, CalendarDaySetDocument, type CalendarDaySetInput } from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import styles from './calendar.module.css';
import { dayInWords, useEntryName } from './day-words.ts';
import { weekdayOf } from './month-weeks.ts';
import { type Entry, isOwnEntry } from './use-calendar.ts';

type Values = Pick<CalendarDaySetInput, 'kind' | 'name' | 'nameEn' | 'source'>;

interface DayDialogProps {
  readonly day: string;
  /** What holds on the day now, whoever set it. */
  readonly entry: Entry | undefined;
  readonly owner: string | null;
  readonly onClose: () => void;
  /** Reads the year again and gives what holds on the day then. */
  readonly onReload: () => Promise<Entry | undefined>;
}

const valuesOf = ({ kind, name, nameEn, source }: Entry): Values => ({ kind, name, nameEn: nameEn ?? null, source });

/** Sets one day of a calendar, or takes out what it sets. */
export function DayDialog({ day, entry, owner, onClose, onReload }: DayDialogProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const entryName = useEntryName();
  const { modal } = App.useApp();
  const own = isOwnEntry(entry, owner) ? entry : undefined;
  const isWeekday = weekdayOf(day) < 5;
  const form = useActionForm({
    document: CalendarDaySetDocument,
    payload: (data) => data.calendarDaySet,
    toVariables: (values: Values) => ({
      input: { ...values, day, nameEn: values.nameEn?.trim() || null, organizationId: owner },
      version: own?.version ?? null,
    }),
    initialValues: own ? valuesOf(own) : { kind: 'HOLIDAY' },
    invalidates: ['calendarDay'],
    successMessage: t('calendar.set.done'),
    onDone: onClose,
    onReload: async () => {
      const fresh = await onReload();
      return fresh && isOwnEntry(fresh, owner) ? valuesOf(fresh) : undefined;
    },
  });
  const removal = useAction({
    document: CalendarDayRemoveDocument,
    payload: (data) => data.calendarDayRemove,
    invalidates: ['calendarDay'],
    successMessage: t('calendar.set.removed'),
    onDone: onClose,
  });
  const askRemoval = (target: Entry) =>
    void modal.confirm({
      title: t('calendar.set.removeTitle', { day }),
      content: t('calendar.set.removeText'),
      okText: t('calendar.set.remove'),
      okButtonProps: { danger: true },
      cancelText: t('form.cancel'),
      onOk: async () => {
        await removal.run({ id: target.calendarDayId, version: target.version });
      },
    });
  const required = (key: string) => [
    { required: true, whitespace: true, message: t('form.required', { label: t(key) }) },
  ];
  return (
    <Modal
      open
      title={t('calendar.editOf', { day })}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          {own ? (
            <Button danger loading={removal.isRunning} onClick={() => askRemoval(own)}>
              {t('calendar.set.remove')}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t('form.cancel')}</Button>
          <Button type="primary" loading={form.isSaving} onClick={() => form.instance.submit()}>
            {t('form.save')}
          </Button>
        </>
      }
    >
      <p className={styles['hint']}>
        {dayInWords(day)}
        {entry && !own
          ? ` · ${t('calendar.set.inherited', {
              name: entryName(entry),
              origin: label('CalendarDayOrigin', entry.origin),
            })}`
          : null}
      </p>
      <ActionFormView form={form} name="calendar-day" isInDialog>
        <Form.Item
          name="kind"
          label={t('calendar.kind')}
          {...(isWeekday ? { extra: t('calendar.set.weekdayHint') } : {})}
        >
          <Radio.Group
            options={(['HOLIDAY', 'MAKE_UP_WORKDAY'] as const).map((kind) => ({
              value: kind,
              label: label('CalendarDayKind', kind),
              disabled: kind === 'MAKE_UP_WORKDAY' && isWeekday,
            }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t('calendar.name')} rules={required('calendar.name')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('calendar.nameEn')} extra={t('form.optional')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="source" label={t('calendar.source')} rules={required('calendar.source')}>
          <Input.TextArea rows={2} maxLength={LIMITS.reason} showCount />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

import { Button, Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { DirectiveWorkdayAddDocument, DirectiveWorkdaysDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';

interface DueDayFieldProps {
  readonly form: FormInstance;
  readonly organizationId: string;
}

/** Spans in working days that are in use. */
const SPANS = [5, 10, 20] as const;

/** The due day, with how many working days are left until it and the days that suggest themselves. */
export function DueDayField({ form, organizationId }: DueDayFieldProps) {
  const { t } = useTranslation();
  const dueOn = Form.useWatch<string | null | undefined>('dueOn', form);
  return (
    <Form.Item
      name="dueOn"
      label={t('directive.dueOn')}
      extra={
        <>
          <span aria-live="polite">
            {dueOn ? <Workdays to={dueOn} organizationId={organizationId} /> : t('directive.due.none')}
          </span>
          <div>
            {SPANS.map((days) => (
              <Suggestion
                key={days}
                days={days}
                organizationId={organizationId}
                onTake={(day) => {
                  form.setFieldValue('dueOn', day);
                  // Set by us, which a form does not report by itself.
                  form.validateFields(['dueOn']).catch(() => undefined);
                }}
              />
            ))}
          </div>
        </>
      }
    >
      <DayPicker min={today()} />
    </Form.Item>
  );
}

function Workdays({ to, organizationId }: { readonly to: string; readonly organizationId: string }) {
  const { t } = useTranslation();
  const { data } = useDocument(
    DirectiveWorkdaysDocument,
    { from: today(), to, organizationId },
    { resource: 'calendarDay', isEnabled: to >= today(), keepsPrevious: true },
  );
  if (!data?.workdayCount) {
    return null;
  }
  const { count, isProvisional } = data.workdayCount;
  return (
    <>
      {t('directive.due.workdays', { count })}
      {isProvisional ? t('directive.due.provisional') : ''}
    </>
  );
}

interface SuggestionProps {
  readonly days: number;
  readonly organizationId: string;
  readonly onTake: (day: string) => void;
}

function Suggestion({ days, organizationId, onTake }: SuggestionProps) {
  const { t } = useTranslation();
  const { data } = useDocument(
    DirectiveWorkdayAddDocument,
    { from: today(), days, organizationId },
    { resource: 'calendarDay' },
  );
  const day = data?.workdayAdd?.day;
  return day ? (
    <Button type="link" size="small" style={{ paddingInlineStart: 0 }} onClick={() => onTake(day)}>
      {t('directive.due.suggest', { count: days, day })}
    </Button>
  ) : null;
}

import { Alert, Button, Form, Input, Modal, Table } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  CalendarYearCompareDocument,
  type CalendarYearCompareQuery,
  CalendarYearReplaceDocument,
  type CalendarYearReplaceInput,
} from '../../gql/graphql.ts';
import { request } from '../../providers/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { DayText, Nothing } from '../../shared/date/date-text.tsx';
import { EnumTag, type Tone } from '../../shared/enum/enum-label.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import styles from './calendar.module.css';
import { parseYear, writeYear } from './parse-year.ts';
import { type Entry, isOwnEntry } from './use-calendar.ts';

type Comparison = CalendarYearCompareQuery['calendarYearDifferences'];
type Difference = Comparison['differences'][number];

const largestFile = 100_000;
const tones: Readonly<Record<string, Tone>> = { ADDED: 'success', CHANGED: 'warning', REMOVED: 'danger' };

interface PasteDialogProps {
  readonly owner: string | null;
  readonly year: number;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly source: string;
  readonly onClose: () => void;
}

/** A list that was compared: what would be sent, on which state, and which line of the text each day came from. */
interface Compared {
  readonly input: CalendarYearReplaceInput;
  readonly comparison: Comparison;
  readonly lines: readonly number[];
}

/** Puts a whole year in place: paste or read a list, look at the differences, save. */
export function PasteDialog({ owner, year, entries, source, onClose }: PasteDialogProps) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const [form] = Form.useForm<{ list: string; source: string }>();
  const [compared, setCompared] = useState<Compared>();
  const [unread, setUnread] = useState<readonly number[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [isComparing, setIsComparing] = useState(false);
  const saving = useAction({
    document: CalendarYearReplaceDocument,
    payload: (data) => data.calendarYearReplace,
    invalidates: ['calendarDay'],
    successMessage: t('calendar.paste.done', { year }),
    onDone: onClose,
  });

  const forget = () => {
    setCompared(undefined);
    setUnread([]);
    setFailure(undefined);
  };
  const compare = async (values: { list?: string; source: string }) => {
    forget();
    const parsed = parseYear(values.list ?? '');
    if (parsed.unread.length > 0) {
      setUnread(parsed.unread);
      return;
    }
    const days = parsed.days.map(({ day, kind, name, nameEn }) => ({ day, kind, name, nameEn }));
    const input = { organizationId: owner, year, source: values.source.trim(), days };
    setIsComparing(true);
    try {
      const { calendarYearDifferences } = await request(CalendarYearCompareDocument, { input });
      setCompared({ input, comparison: calendarYearDifferences, lines: parsed.days.map(({ line }) => line) });
    } catch (error) {
      setFailure(error);
    } finally {
      setIsComparing(false);
    }
  };
  const read = async (chosen: File | undefined) => {
    if (!chosen) {
      return;
    }
    forget();
    if (chosen.size > largestFile) {
      form.setFields([{ name: 'list', errors: [t('calendar.paste.fileTooLarge')] }]);
      return;
    }
    form.setFieldValue('list', await chosen.text());
  };

  const changes = compared?.comparison.differences.filter(({ change }) => change !== 'KEPT') ?? [];
  const isReady = compared !== undefined && compared.comparison.problems.length === 0;
  // An unpublished year is saved even when its days stand already: that is what publishes it.
  const canSave = isReady && (changes.length > 0 || owner === null);
  return (
    <Modal
      open
      width={760}
      title={t('calendar.paste.title', { year })}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('form.cancel')}</Button>
          <Button type={canSave ? 'default' : 'primary'} loading={isComparing} onClick={() => form.submit()}>
            {t('calendar.paste.compare')}
          </Button>
          {canSave ? (
            <Button
              type="primary"
              loading={saving.isRunning}
              onClick={() => void saving.run({ input: compared.input, basis: compared.comparison.basis })}
            >
              {t('calendar.paste.save')}
            </Button>
          ) : null}
        </>
      }
    >
      <p className={styles['hint']}>{t('calendar.paste.help')}</p>
      <input
        ref={file}
        type="file"
        style={{ display: 'none' }}
        aria-label={t('calendar.paste.file')}
        accept=".csv,.tsv,.txt,text/plain,text/csv"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Form
        form={form}
        name="calendar-year"
        layout="vertical"
        initialValues={{
          list: writeYear(
            [...entries.values()]
              .filter((entry) => isOwnEntry(entry, owner))
              .map(({ day, kind, name, nameEn }) => ({ day, kind, name, nameEn: nameEn ?? null })),
            currentLocale(),
          ),
          source,
        }}
        onValuesChange={forget}
        onFinish={(values) => void compare(values)}
      >
        <Form.Item name="list" label={t('calendar.paste.list')}>
          <Input.TextArea rows={8} spellCheck={false} placeholder={t('calendar.paste.placeholder')} />
        </Form.Item>
        <Button style={{ marginBottom: 16 }} onClick={() => file.current?.click()}>
          {t('calendar.paste.file')}
        </Button>
        <Form.Item
          name="source"
          label={t('calendar.source')}
          rules={[{ required: true, whitespace: true, message: t('form.required', { label: t('calendar.source') }) }]}
        >
          <Input maxLength={LIMITS.reason} />
        </Form.Item>
      </Form>
      <div aria-live="polite">
        {failure ? <RequestFailure error={failure} /> : null}
        {unread.length > 0 ? (
          <Alert type="error" showIcon title={t('calendar.paste.unread', { lines: unread.join(', ') })} />
        ) : null}
        {compared && !isReady ? <Problems compared={compared} /> : null}
        {compared && isReady ? <Differences differences={compared.comparison.differences} changes={changes} /> : null}
      </div>
    </Modal>
  );
}

function Problems({ compared: { comparison, lines } }: { readonly compared: Compared }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      title={t('form.problems', { count: comparison.problems.length })}
      description={
        <ul className={styles['list']}>
          {comparison.problems.map(({ line, message }) => (
            <li key={line}>{t('calendar.paste.lineProblem', { line: lines[line] ?? line + 1, message })}</li>
          ))}
        </ul>
      }
    />
  );
}

interface DifferencesProps {
  readonly differences: readonly Difference[];
  readonly changes: readonly Difference[];
}

function Differences({ differences, changes }: DifferencesProps) {
  const { t } = useTranslation();
  if (changes.length === 0) {
    return <Alert type="info" showIcon title={t('calendar.paste.same')} />;
  }
  const count = (wanted: string) => differences.filter(({ change }) => change === wanted).length;
  const summary = t('calendar.paste.summary', {
    added: count('ADDED'),
    changed: count('CHANGED'),
    removed: count('REMOVED'),
    kept: count('KEPT'),
  });
  return (
    <>
      <p className={styles['hint']}>{summary}</p>
      {changes.every(({ change }) => change === 'REMOVED') && count('KEPT') === 0 ? (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('calendar.paste.empty')} />
      ) : null}
      <Table<Difference>
        aria-label={t('calendar.paste.compare')}
        size="small"
        rowKey="day"
        dataSource={[...changes]}
        pagination={false}
        scroll={{ x: 'max-content', y: 260 }}
        columns={[
          { key: 'day', title: t('calendar.day'), render: (_, row) => <DayText value={row.day} /> },
          {
            key: 'change',
            title: t('calendar.paste.change'),
            render: (_, { change }) => (
              <EnumTag type="CalendarChange" value={change} tone={tones[change] ?? 'neutral'} />
            ),
          },
          {
            key: 'before',
            title: t('calendar.paste.before'),
            render: (_, row) => <Side kind={row.kindBefore} name={row.nameBefore} />,
          },
          {
            key: 'after',
            title: t('calendar.paste.after'),
            render: (_, row) => <Side kind={row.kindAfter} name={row.nameAfter} />,
          },
        ]}
      />
    </>
  );
}

interface SideProps {
  readonly kind: string | null | undefined;
  readonly name: string | null | undefined;
}

function Side({ kind, name }: SideProps) {
  const { t } = useTranslation();
  return kind ? <>{`${t(`calendar.mark.${kind}`)} ${name ?? ''}`}</> : <Nothing />;
}

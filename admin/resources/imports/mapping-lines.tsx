import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DefaultValue, GuideField, Translation } from './mapping-draft.ts';
import styles from './imports.module.css';

interface LinesProps<TLine> {
  readonly guide: readonly GuideField[];
  readonly lines: readonly TLine[];
  readonly onChange: (lines: readonly TLine[]) => void;
}

const LONGEST = 200;

/** Values for the empty cells of fields, one line each. */
export function DefaultLines({ guide, lines, onChange }: LinesProps<DefaultValue>) {
  const { t } = useTranslation();
  return (
    <Lines lines={lines} parts={2} empty={{ field: '', value: '' }} onChange={onChange}>
      {(line, number, change) => (
        <>
          <FieldSelect
            guide={guide}
            number={number}
            value={line.field}
            onChange={(field) => change({ ...line, field })}
          />
          <Input
            aria-label={t('imports.mapping.defaultOf', { number })}
            placeholder={t('imports.mapping.defaultValue')}
            maxLength={LONGEST}
            value={line.value}
            onChange={(event) => change({ ...line, value: event.target.value })}
          />
        </>
      )}
    </Lines>
  );
}

/** What values of fields mean, one line each. */
export function TranslationLines({ guide, lines, onChange }: LinesProps<Translation>) {
  const { t } = useTranslation();
  return (
    <Lines lines={lines} parts={3} empty={{ field: '', from: '', to: '' }} onChange={onChange}>
      {(line, number, change) => (
        <>
          <FieldSelect
            guide={guide}
            number={number}
            value={line.field}
            onChange={(field) => change({ ...line, field })}
          />
          <Input
            aria-label={t('imports.mapping.fromOf', { number })}
            placeholder={t('imports.mapping.from')}
            maxLength={LONGEST}
            value={line.from}
            onChange={(event) => change({ ...line, from: event.target.value })}
          />
          <Input
            aria-label={t('imports.mapping.toOf', { number })}
            placeholder={t('imports.mapping.to')}
            maxLength={LONGEST}
            value={line.to}
            onChange={(event) => change({ ...line, to: event.target.value })}
          />
        </>
      )}
    </Lines>
  );
}

function FieldSelect({
  guide,
  number,
  value,
  onChange,
}: {
  readonly guide: readonly GuideField[];
  readonly number: number;
  readonly value: string;
  readonly onChange: (field: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('imports.mapping.lineField', { number })}
      placeholder={t('imports.mapping.field')}
      options={guide.map(({ field, label }) => ({ value: field, label }))}
      {...(value ? { value } : {})}
      onChange={onChange}
    />
  );
}

interface FrameProps<TLine> {
  readonly lines: readonly TLine[];
  readonly parts: number;
  readonly empty: TLine;
  readonly onChange: (lines: readonly TLine[]) => void;
  readonly children: (line: TLine, number: number, change: (line: TLine) => void) => React.ReactNode;
}

function Lines<TLine>({ lines, parts, empty, onChange, children }: FrameProps<TLine>) {
  const { t } = useTranslation();
  return (
    <>
      {lines.map((line, index) => (
        // Lines have no identity beside their place; the fields are controlled, so nothing is lost.
        <div key={index} className={styles['line']} data-parts={parts}>
          {children(line, index + 1, (next) => onChange(lines.map((item, at) => (at === index ? next : item))))}
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('imports.mapping.removeLine', { number: index + 1 })}
            onClick={() => onChange(lines.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange([...lines, empty])}>
        {t('imports.mapping.addLine')}
      </Button>
    </>
  );
}

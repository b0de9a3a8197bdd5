import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { readDecimal, readFen, writeYuan } from './number-text.ts';

interface DecimalInputProps {
  readonly id?: string;
  readonly value: string | null;
  /** Decimal text or fen; what can not be read comes as it was typed, so that it is neither lost nor taken for a number. */
  readonly onChange: (value: string | null) => void;
  readonly isMoney?: boolean;
  readonly suffix?: ReactNode;
  readonly disabled?: boolean;
  readonly status?: 'error' | '';
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-required'?: boolean;
  readonly 'aria-invalid'?: boolean;
}

/** Takes a number or an amount in yuan as text, exactly: nothing passes through binary floats. */
export function DecimalInput({ value, onChange, isMoney = false, suffix, status, ...rest }: DecimalInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = isMoney ? readFen : readDecimal;
  const written = value === null ? '' : isMoney ? writeYuan(value) : value;
  // What was typed stands as long as it means the value: `12.` while somebody is about to type more.
  const meaning = typed === null || typed.trim() === '' ? null : (read(typed) ?? typed);
  const text = typed !== null && meaning === (value === '' ? null : value) ? typed : written;
  return (
    <Input
      {...rest}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      status={status ?? ''}
      suffix={suffix}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        onChange(next.trim() === '' ? null : (read(next) ?? next));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

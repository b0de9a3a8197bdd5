import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/**
 * Words for an enum value. A value that this build does not know yet (the API may add some) is shown as it is, which
 * is the default branch that the contract asks of every client.
 */
export function useEnumLabel(): (type: string, value: string | null | undefined) => string {
  const { t } = useTranslation();
  return (type, value) => (value ? t(`enum.${type}.${value}`, { defaultValue: value }) : '');
}

/** Options of a select for the given values of an enum, in the given order. */
export function useEnumOptions(type: string, values: readonly string[]): { value: string; label: string }[] {
  const label = useEnumLabel();
  return values.map((value) => ({ value, label: label(type, value) }));
}

/** How a status feels; the word always stands beside the colour. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const colors: Record<Tone, string> = {
  neutral: 'default',
  info: 'processing',
  success: 'success',
  warning: 'warning',
  danger: 'error',
};

/** An enum value as a tag. */
export function EnumTag({
  type,
  value,
  tone = 'neutral',
}: {
  readonly type: string;
  readonly value: string | null | undefined;
  readonly tone?: Tone;
}) {
  const label = useEnumLabel();
  return value ? (
    <Tag color={colors[tone]} variant={tone === 'neutral' ? 'filled' : 'outlined'} style={{ marginInlineEnd: 0 }}>
      {label(type, value)}
    </Tag>
  ) : null;
}

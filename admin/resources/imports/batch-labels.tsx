import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const stateColors: Readonly<Record<string, string>> = {
  PLANNED: 'warning',
  RUNNING: 'processing',
  DONE: 'success',
  FAILED: 'error',
};

/** State of a batch in words. */
export function BatchState({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  return <Tag color={stateColors[value] ?? 'default'}>{t(`imports.states.${value}`)}</Tag>;
}

/** What a batch holds, in words. */
export function TargetName({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  return <>{t(`imports.targets.${value}`)}</>;
}

/** What a proposal would change, in words. */
export function ProposalKindName({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  return <>{t(`imports.kinds.${value}`)}</>;
}

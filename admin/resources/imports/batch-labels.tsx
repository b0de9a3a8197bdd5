import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

/** State of a batch in words. */
export function BatchState({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  return <Tag>{t(`imports.states.${value}`)}</Tag>;
}

/** What a batch holds, in words. */
export function TargetName({ value }: { readonly value: string }) {
  const { t } = useTranslation();
  return <>{t(`imports.targets.${value}`)}</>;
}

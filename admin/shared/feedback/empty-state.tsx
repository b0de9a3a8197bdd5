import { InboxOutlined, SearchOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMessage } from './state-message.tsx';

interface EmptyStateProps {
  /** True when filters or a search are set: then nothing matches, rather than nothing exists. */
  readonly isFiltered?: boolean;
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing to show, and why. */
export function EmptyState({ isFiltered = false, title, description, actions }: EmptyStateProps) {
  const { t } = useTranslation();
  return (
    <StateMessage
      icon={isFiltered ? <SearchOutlined /> : <InboxOutlined />}
      title={title ?? (isFiltered ? t('feedback.empty.filteredTitle') : t('feedback.empty.title'))}
      description={description ?? (isFiltered ? t('feedback.empty.filteredDescription') : undefined)}
      actions={actions}
    />
  );
}

import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';

interface LoadedProps {
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  readonly children: ReactNode;
}

/** A card's content once it is there. */
export function Loaded({ isLoading, error, retry, children }: LoadedProps) {
  if (error) {
    return <RequestFailure error={error} onRetry={retry} />;
  }
  return isLoading ? <Skeleton active paragraph={{ rows: 3 }} title={false} /> : children;
}

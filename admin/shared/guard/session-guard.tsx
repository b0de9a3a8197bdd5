import { useIsAuthenticated } from '@refinedev/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { signInAddress } from '../../providers/auth.ts';
import { useViewer } from '../../providers/viewer.ts';
import { PageSkeleton } from '../feedback/page-skeleton.tsx';
import { RequestFailure } from '../feedback/request-failure.tsx';
import { SessionLostDialog } from './session-lost-dialog.tsx';

/** Lets only a signed-in viewer through; others go to the sign-in page and come back afterwards. */
export function SessionGuard({ children }: { readonly children: ReactNode }) {
  const { data, isPending, refetch } = useIsAuthenticated();
  const viewer = useViewer();
  const { pathname, search } = useLocation();
  const queries = useQueryClient();
  const accountId = viewer?.account.id;
  useEffect(() => {
    // What one person was shown must not greet the next one at the same computer.
    return accountId === undefined ? undefined : () => queries.clear();
  }, [accountId, queries]);
  if (viewer) {
    return (
      <>
        {children}
        <SessionLostDialog viewer={viewer} />
      </>
    );
  }
  if (isPending) {
    return <PageSkeleton />;
  }
  if (data?.error) {
    return <RequestFailure error={data.error} size="page" onRetry={() => void refetch()} />;
  }
  return <Navigate to={signInAddress(pathname + search)} replace />;
}

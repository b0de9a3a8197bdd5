import { useIsAuthenticated } from '@refinedev/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
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
  const { language } = useTranslation().i18n;
  const answeredIn = useRef(language);
  const accountId = viewer?.account.id;
  useEffect(() => {
    // Some words are the server's, such as what a matter is called: they are asked for again in the new language.
    if (answeredIn.current !== language) {
      answeredIn.current = language;
      void queries.invalidateQueries();
    }
  }, [language, queries]);
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

import { CanAccess } from '@refinedev/core';
import type { ReactNode } from 'react';
import type { Requirement } from '../../providers/access.ts';
import { ForbiddenPage } from '../feedback/forbidden.tsx';

interface RouteGuardProps {
  readonly resource: string;
  readonly action: string;
  readonly requires: Requirement;
  readonly children: ReactNode;
}

/** Draws a page only for a viewer who meets its requirement; everybody else is told so. The server judges again. */
export function RouteGuard({ resource, action, requires, children }: RouteGuardProps) {
  return (
    <CanAccess resource={resource} action={action} params={{ requires }} fallback={<ForbiddenPage />}>
      {children}
    </CanAccess>
  );
}

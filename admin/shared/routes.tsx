import type { ResourceProps } from '@refinedev/core';
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { NotFoundPage } from './feedback/not-found.tsx';
import { RouteFailure } from './feedback/route-failure.tsx';
import { RouteGuard } from './guard/route-guard.tsx';
import { PageTitle } from './layout/page-title.tsx';
import { PublicFrame } from './layout/public-frame.tsx';
import { type ResourceDefinition, type ResourceRoute, routePath, routeRequirement } from './resource.ts';

/** The routes of all resources: public pages in a bare frame, the rest behind the session and its own requirement. */
export function createRoutes(resources: readonly ResourceDefinition[]): RouteObject[] {
  return [
    {
      Component: PublicFrame,
      children: resources.flatMap((resource) =>
        (resource.publicRoutes ?? []).map((route): RouteObject => ({
          path: route.path,
          ErrorBoundary: RouteFailure,
          lazy: async () => ({ Component: withTitle(await route.load(), route.titleKey) }),
        })),
      ),
    },
    {
      ErrorBoundary: RouteFailure,
      lazy: async () => ({ Component: (await import('./layout/signed-in.tsx')).SignedIn }),
      children: [
        ...resources.flatMap((resource) => resource.routes.map((route) => guardedRoute(resource, route))),
        { path: '*', Component: NotFoundPage },
      ],
    },
  ];
}

function guardedRoute(resource: ResourceDefinition, route: ResourceRoute): RouteObject {
  return {
    path: routePath(resource, route),
    ErrorBoundary: RouteFailure,
    lazy: async () => {
      const Page = withTitle(await route.load(), route.titleKey ?? resource.labelKey);
      return {
        Component: () => (
          <RouteGuard resource={resource.name} action={route.action} requires={routeRequirement(resource, route)}>
            <Page />
          </RouteGuard>
        ),
      };
    },
  };
}

function withTitle(Page: ComponentType, titleKey: string): ComponentType {
  return function TitledPage() {
    return (
      <>
        <PageTitle titleKey={titleKey} />
        <Page />
      </>
    );
  };
}

/** The same declarations in the form in which Refine wants them. */
export function refineResources(resources: readonly ResourceDefinition[]): ResourceProps[] {
  return resources
    .filter((resource) => resource.routes.length > 0)
    .map((resource) => {
      const address = (action: ResourceRoute['action']): string | undefined => {
        const route = resource.routes.find((item) => item.action === action);
        return route && routePath(resource, route);
      };
      const [list, create, edit, show] = [address('list'), address('create'), address('edit'), address('show')];
      return {
        name: resource.name,
        ...(list ? { list } : {}),
        ...(create ? { create } : {}),
        ...(edit ? { edit } : {}),
        ...(show ? { show } : {}),
        meta: { label: resource.labelKey },
      };
    });
}

import { Refine } from '@refinedev/core';
import routerProvider from '@refinedev/react-router';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, Outlet, RouterProvider } from 'react-router';
import { accessControlProvider } from './providers/access.ts';
import { authProvider } from './providers/auth.ts';
import { dataProvider } from './providers/data.ts';
import { configureGraphQL } from './providers/graphql.ts';
import { currentLocale, i18nProvider } from './providers/i18n.ts';
import { configureLive, liveProvider } from './providers/live.ts';
import { notificationProvider } from './providers/notification.ts';
import { startPreferenceSync } from './providers/preference-sync.ts';
import { markSessionLost } from './providers/viewer.ts';
import { resources } from './registry.ts';
import { RouteFailure } from './shared/feedback/route-failure.tsx';
import { AppearanceProvider } from './shared/layout/appearance.tsx';
import { ResourceContext } from './shared/resource-context.ts';
import { createRoutes, refineResources } from './shared/routes.tsx';
import { queryClientConfig } from './shared/query-client.ts';

configureGraphQL({
  language: currentLocale,
  onUnauthenticated: markSessionLost,
  describe: (code) => i18nProvider.translate(`feedback.error.${code}.description`),
});
configureLive(resources);
startPreferenceSync();

function Root() {
  return (
    <Refine
      routerProvider={routerProvider}
      dataProvider={dataProvider}
      authProvider={authProvider}
      accessControlProvider={accessControlProvider}
      i18nProvider={i18nProvider}
      notificationProvider={notificationProvider}
      liveProvider={liveProvider}
      resources={refineResources(resources)}
      options={{
        disableTelemetry: true,
        liveMode: 'auto',
        disableServerSideValidation: true,
        syncWithLocation: false,
        warnWhenUnsavedChanges: false,
        reactQuery: { clientConfig: queryClientConfig },
      }}
    >
      <Outlet />
    </Refine>
  );
}

/** Nothing for the moment in which the first page's code is fetched: a flash of a frame would only unsettle. */
function FirstLoad() {
  return null;
}

const router = createBrowserRouter([
  { Component: Root, ErrorBoundary: RouteFailure, HydrateFallback: FirstLoad, children: createRoutes(resources) },
]);

/** The admin: appearance around the router, the router around Refine, Refine around the pages. */
export function App() {
  // Subscribes to the language, so that antd and dates follow a switch without a reload.
  useTranslation();
  return (
    <AppearanceProvider>
      <ResourceContext value={resources}>
        <RouterProvider router={router} />
      </ResourceContext>
    </AppearanceProvider>
  );
}

import { Refine } from '@refinedev/core';
import routerProvider from '@refinedev/react-router';
import { render } from '@testing-library/react';
import { App as AntdApp } from 'antd';
import type { ReactNode } from 'react';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { accessControlProvider } from '../providers/access.ts';
import { authProvider } from '../providers/auth.ts';
import { dataProvider } from '../providers/data.ts';
import { i18nProvider, startI18n } from '../providers/i18n.ts';
import { catalogues } from '../registry.ts';
import { AppearanceProvider } from '../shared/layout/appearance.tsx';

/** Draws one page at `/page` as the admin would, and returns the router to look at or to move. */
export function renderPage(page: ReactNode, address = '/page') {
  startI18n(catalogues, 'zh-CN');
  const router = createMemoryRouter(
    [
      {
        element: (
          <Refine
            routerProvider={routerProvider}
            dataProvider={dataProvider}
            authProvider={authProvider}
            accessControlProvider={accessControlProvider}
            i18nProvider={i18nProvider}
            options={{
              disableTelemetry: true,
              reactQuery: {
                clientConfig: { defaultOptions: { queries: { retry: false }, mutations: { retry: false } } },
              },
            }}
          >
            <Outlet />
          </Refine>
        ),
        children: [
          { path: '/page', element: page },
          { path: '*', element: <p>elsewhere</p> },
        ],
      },
    ],
    { initialEntries: ['/', address], initialIndex: 1 },
  );
  render(
    <AppearanceProvider>
      <AntdApp>
        <RouterProvider router={router} />
      </AntdApp>
    </AppearanceProvider>,
  );
  return router;
}

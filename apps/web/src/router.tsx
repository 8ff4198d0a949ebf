import { createBrowserRouter, type RouteObject } from 'react-router'
import { routes as companies } from './companies/routes.tsx'
import { routes as contacts } from './contacts/routes.tsx'
import { routes as deals } from './deals/routes.tsx'
import { fullScreenRoutes as fullScreenEditor, routes as editor } from './editor/routes.tsx'
import { routes as imports } from './imports/routes.tsx'
import { fullScreenRoutes as fullScreenRuns, routes as runs } from './runs/routes.tsx'
import { routes as segments } from './segments/routes.tsx'
import { ErrorPage } from './shell/error-page.tsx'
import { FullScreen } from './shell/full-screen.tsx'
import { Shell } from './shell/shell.tsx'
import { SignedIn } from './shell/signed-in.tsx'
import { routes as tasks } from './tasks/routes.tsx'
import { withMoreTexts } from './text/with-more-texts.ts'

const settled: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./home/home-page.tsx')).HomePage }) },
  { path: 'flows', lazy: async () => ({ Component: (await import('./flows/flows-page.tsx')).FlowsPage }) },
  {
    path: 'templates',
    lazy: async () => ({ Component: (await import('./templates/templates-page.tsx')).TemplatesPage }),
  },
  { path: 'health', lazy: async () => ({ Component: (await import('./health/health-page.tsx')).HealthPage }) },
  { path: 'sending', lazy: async () => ({ Component: (await import('./sending/sending-page.tsx')).SendingPage }) },
  { path: 'outbox', lazy: async () => ({ Component: (await import('./outbox/outbox-page.tsx')).OutboxPage }) },
  {
    path: 'notifications',
    lazy: async () => ({ Component: (await import('./notifications/notifications-page.tsx')).NotificationsPage }),
  },
  { path: 'stages', lazy: async () => ({ Component: (await import('./stages/stages-page.tsx')).StagesPage }) },
  { path: 'fields', lazy: async () => ({ Component: (await import('./fields/fields-page.tsx')).FieldsPage }) },
  {
    path: 'connections',
    lazy: async () => ({ Component: (await import('./connections/connections-page.tsx')).ConnectionsPage }),
  },
  { path: 'people', lazy: async () => ({ Component: (await import('./people/people-page.tsx')).PeoplePage }) },
]

/** Every address of the app. Pages are fetched when they are first gone to. */
export const router = createBrowserRouter([
  {
    ErrorBoundary: ErrorPage,
    children: [
      {
        path: 'sign-in',
        lazy: async () => ({ Component: (await import('./sign-in/sign-in-page.tsx')).SignInPage }),
      },
      {
        path: 'sign-in/link',
        lazy: async () => ({ Component: (await import('./sign-in/link-page.tsx')).LinkPage }),
      },
      {
        Component: SignedIn,
        children: [
          { Component: FullScreen, children: withMoreTexts([...fullScreenEditor, ...fullScreenRuns]) },
          {
            Component: Shell,
            children: [
              {
                ErrorBoundary: ErrorPage,
                children: [
                  ...settled,
                  ...withMoreTexts([
                    ...editor,
                    ...runs,
                    ...contacts,
                    ...companies,
                    ...deals,
                    ...tasks,
                    ...segments,
                    ...imports,
                  ]),
                  {
                    path: '*',
                    lazy: async () => ({ Component: (await import('./shell/not-found-page.tsx')).NotFoundPage }),
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
])

/** Once the page of the address one came by has been fetched. */
export function hasFirstPage(): Promise<void> {
  return new Promise((resolve) => {
    if (router.state.initialized) return resolve()
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return
      stop()
      resolve()
    })
  })
}

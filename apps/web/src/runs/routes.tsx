import type { RouteObject } from 'react-router'

/** Pages in the shell, with the navigation. */
export const routes: RouteObject[] = [
  { path: 'flows/:id/runs', lazy: async () => ({ Component: (await import('./runs-page.tsx')).RunsPage }) },
]

/** Pages that take the whole screen and bring their own top bar. */
export const fullScreenRoutes: RouteObject[] = [
  { path: 'runs/:id', lazy: async () => ({ Component: (await import('./run-page.tsx')).RunPage }) },
]

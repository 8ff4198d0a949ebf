import type { RouteObject } from 'react-router'

/** Pages in the shell, with the navigation. */
export const routes: RouteObject[] = []

/** Pages that take the whole screen and bring their own top bar. */
export const fullScreenRoutes: RouteObject[] = [
  { path: 'flows/:id', lazy: async () => ({ Component: (await import('./editor-page.tsx')).EditorPage }) },
]

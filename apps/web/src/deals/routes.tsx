import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: 'deals', lazy: async () => ({ Component: (await import('./deals-page.tsx')).DealsPage }) },
  { path: 'deals/:id', lazy: async () => ({ Component: (await import('./deal-page.tsx')).DealPage }) },
]

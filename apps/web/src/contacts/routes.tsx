import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: 'contacts', lazy: async () => ({ Component: (await import('./contacts-page.tsx')).ContactsPage }) },
  { path: 'contacts/:id', lazy: async () => ({ Component: (await import('./contact-page.tsx')).ContactPage }) },
]

import type { RouteObject } from 'react-router'

export const routes: RouteObject[] = [
  { path: 'companies', lazy: async () => ({ Component: (await import('./companies-page.tsx')).CompaniesPage }) },
  { path: 'companies/:id', lazy: async () => ({ Component: (await import('./company-page.tsx')).CompanyPage }) },
]

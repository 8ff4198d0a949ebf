import { companyRoutes, dealRoutes, taskRoutes } from './routes/companies.ts'
import { contactRoutes } from './routes/contacts.ts'
import { flowRoutes } from './routes/flows.ts'
import { importRoutes } from './routes/imports.ts'
import { segmentRoutes } from './routes/segments.ts'
import { sendingRoutes } from './routes/sending.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { trackingRoutes } from './routes/tracking.ts'

/** Everything web and server say to each other, and who may say it. */
export const routes = {
  ...sessionRoutes,
  ...contactRoutes,
  ...companyRoutes,
  ...dealRoutes,
  ...taskRoutes,
  ...importRoutes,
  ...segmentRoutes,
  ...flowRoutes,
  ...settingsRoutes,
  ...sendingRoutes,
  ...trackingRoutes,
} as const
export type Routes = typeof routes
export type RouteName = keyof Routes

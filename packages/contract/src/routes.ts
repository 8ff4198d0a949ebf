import { companyRoutes, dealRoutes, taskRoutes } from './routes/companies.ts'
import { contactRoutes } from './routes/contacts.ts'
import { explainRoutes } from './routes/explain.ts'
import { flowActivityRoutes } from './routes/flow-activity.ts'
import { flowFileRoutes } from './routes/flow-files.ts'
import { flowTestRoutes } from './routes/flow-tests.ts'
import { flowRoutes } from './routes/flows.ts'
import { holdRoutes } from './routes/holds.ts'
import { hookRoutes } from './routes/hooks.ts'
import { importRoutes } from './routes/imports.ts'
import { segmentRoutes } from './routes/segments.ts'
import { sendSettingsRoutes } from './routes/send-settings.ts'
import { sendingRoutes } from './routes/sending.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { testCallRoutes } from './routes/test-call.ts'
import { presenceRoutes } from './routes/presence.ts'
import { steeringRoutes } from './routes/steering.ts'
import { trackingRoutes } from './routes/tracking.ts'
import { versionRoutes } from './routes/versions.ts'
import { watchingRoutes } from './routes/watching.ts'

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
  ...flowActivityRoutes,
  ...flowTestRoutes,
  ...versionRoutes,
  ...steeringRoutes,
  ...presenceRoutes,
  ...flowFileRoutes,
  ...explainRoutes,
  ...hookRoutes,
  ...settingsRoutes,
  ...sendingRoutes,
  ...sendSettingsRoutes,
  ...holdRoutes,
  ...testCallRoutes,
  ...watchingRoutes,
  ...trackingRoutes,
} as const
export type Routes = typeof routes
export type RouteName = keyof Routes

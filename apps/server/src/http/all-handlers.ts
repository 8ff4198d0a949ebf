import type { Context } from '../context.ts'
import { companyHandlers } from './companies.ts'
import { contactHandlers, contactHistoryHandlers } from './contacts.ts'
import { dealHandlers } from './deals.ts'
import { draftHandlers } from './drafts.ts'
import { enrolmentHandlers } from './enrolment.ts'
import { explainHandlers } from './explain.ts'
import { flowActivityHandlers } from './flow-activity.ts'
import { flowFileHandlers } from './flow-files.ts'
import { flowTestHandlers } from './flow-tests.ts'
import { flowHandlers } from './flows.ts'
import { publishingHandlers } from './publishing.ts'
import type { Handlers } from './handlers.ts'
import { healthHandlers } from './health.ts'
import { holdHandlers } from './holds.ts'
import { hookHandlers } from './hooks.ts'
import { importHandlers } from './imports.ts'
import { migrationHandlers } from './migration.ts'
import { pipelineHandlers, stageHandlers, statusHandlers } from './ladders.ts'
import { keyHandlers, peopleHandlers } from './people.ts'
import { presenceHandlers } from './presence.ts'
import { runHandlers } from './runs.ts'
import { conditionHandlers, memberHandlers, segmentHandlers } from './segments.ts'
import { sendSettingsHandlers, suppressionHandlers } from './send-settings.ts'
import { deliveryHandlers, notificationHandlers } from './sending.ts'
import { sessionHandlers } from './session.ts'
import { fieldHandlers, ruleHandlers, workspaceHandlers } from './settings.ts'
import { steeringHandlers } from './steering.ts'
import { taskHandlers } from './tasks.ts'
import { templateHandlers } from './templates.ts'
import { testCallHandlers } from './test-call.ts'
import { trackingHandlers } from './tracking.ts'
import { versionHandlers } from './versions.ts'
import { pausedStepHandlers, resumeHandlers, stuckHandlers } from './watching.ts'

/** One handler for every entry of the contract; the compiler names those that are missing. */
export const handlersFor = (context: Context): Handlers => ({
  ...healthHandlers(context),
  ...sessionHandlers(context),
  ...contactHandlers(context),
  ...contactHistoryHandlers(context),
  ...companyHandlers(context),
  ...dealHandlers(context),
  ...taskHandlers(context),
  ...importHandlers(context),
  ...segmentHandlers(context),
  ...memberHandlers(context),
  ...conditionHandlers(context),
  ...flowHandlers(context),
  ...flowActivityHandlers(context),
  ...flowTestHandlers(context),
  ...versionHandlers(context),
  ...flowFileHandlers(context),
  ...migrationHandlers(context),
  ...explainHandlers(context),
  ...draftHandlers(context),
  ...publishingHandlers(context),
  ...enrolmentHandlers(context),
  ...runHandlers(context),
  ...steeringHandlers(context),
  ...presenceHandlers(context),
  ...hookHandlers(context),
  ...templateHandlers(context),
  ...stageHandlers(context),
  ...statusHandlers(context),
  ...pipelineHandlers(context),
  ...fieldHandlers(context),
  ...ruleHandlers(context),
  ...workspaceHandlers(context),
  ...peopleHandlers(context),
  ...keyHandlers(context),
  ...deliveryHandlers(context),
  ...notificationHandlers(context),
  ...sendSettingsHandlers(context),
  ...suppressionHandlers(context),
  ...holdHandlers(context),
  ...pausedStepHandlers(context),
  ...resumeHandlers(context),
  ...stuckHandlers(context),
  ...testCallHandlers(context),
  ...trackingHandlers(context),
})

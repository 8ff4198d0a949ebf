import { b2bJourney } from './b2b-journey.ts'
import { dealsAutomation } from './deals-automation.ts'
import { evangelistProgramme } from './evangelist-programme.ts'
import type { FlowTemplate } from './flow-template.ts'
import { reEngage } from './re-engage.ts'
import { stagesFromSegments } from './stages-from-segments.ts'
import { wonToCustomer } from './won-to-customer.ts'

/** Ready flows to start from, in the order they are offered. */
export const flowTemplates: readonly FlowTemplate[] = [
  stagesFromSegments,
  dealsAutomation,
  b2bJourney,
  wonToCustomer,
  reEngage,
  evangelistProgramme,
]

import type { BusinessCalendar, Language } from '@etape/conditions'
import { defaultPipeline } from './pipelines.ts'
import type { CrmSettings } from './settings.ts'
import { presetStages } from './stages.ts'
import { presetStatuses } from './statuses.ts'

const officeHours = [{ from: '09:00', to: '17:00' }]

/** Monday to Friday from nine to five, with no holidays. */
export const defaultCalendar: BusinessCalendar = {
  hours: { 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: officeHours, 6: [], 7: [] },
  holidays: [],
}

const on = { enabled: true, filter: null }

/** What a new workspace decides for itself until somebody changes it; stage and status definitions are in `language`. */
export function defaultCrmSettings(language: Language = 'en'): CrmSettings {
  return {
    stages: presetStages('marketing', language),
    statuses: presetStatuses('full', language),
    pipelines: [defaultPipeline],
    syncRules: { 'open-deal': on, 'won-deal': on, 'company-stage': on, 'contact-stage': on },
    defaults: {
      stage: { manual: 'subscriber', form: 'lead', import: 'lead', api: 'lead', demo: null },
      status: 'new',
    },
    joinCompanyByDomain: true,
    currency: 'EUR',
    calendar: defaultCalendar,
  }
}

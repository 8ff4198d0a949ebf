import type { ContactSource, SyncRuleId } from './records.ts'
import type { BusinessCalendar, Condition } from '@etape/conditions'

/** A label per language. */
export interface Label {
  en: string
  fr: string
  sv: string
}

/** Colours people can give stages and statuses; the web app maps them to its theme. */
export const colors = ['slate', 'sky', 'cyan', 'teal', 'green', 'amber', 'orange', 'rose', 'violet', 'grey'] as const
export type Color = (typeof colors)[number]

export interface Stage {
  /** Stable, referred to by documents: `mql`. */
  id: string
  label: Label
  color: Color
  /** The team's shared definition, in their own words. */
  definition: string
  criteria: Condition | null
  /** Place on the ladder, 0 coldest; `null` is off the ladder. */
  rank: number | null
  /** Place in lists. */
  position: number
}

export interface Status {
  id: string
  label: Label
  color: Color
  definition: string
  position: number
}

export interface Pipeline {
  id: string
  label: Label
  stages: readonly PipelineStage[]
}

export interface PipelineStage {
  id: string
  label: Label
  type: 'open' | 'won' | 'lost'
  /** 0 to 1. */
  probability: number
}

/** Everything about writing records that a workspace decides for itself. */
export interface CrmSettings {
  stages: readonly Stage[]
  statuses: readonly Status[]
  pipelines: readonly Pipeline[]
  syncRules: Readonly<Record<SyncRuleId, { enabled: boolean; filter: Condition | null }>>
  defaults: {
    stage: Readonly<Record<ContactSource, string | null>>
    status: string | null
  }
  /** Whether a contact joins the company of its e-mail domain. */
  joinCompanyByDomain: boolean
  currency: string
  /** Business hours and holidays, for flows that wait for them. */
  calendar: BusinessCalendar
}

import type { Condition, Field, Language } from '@etape/conditions'
import type { Label, Status } from '@etape/crm'
import type { FlowDocument } from '../document/flow-document.ts'

/** A ready flow to start from. */
export interface FlowTemplate {
  id: string
  name: Label
  description: Label
  /** What the flow refers to beyond a new workspace's own; made, where missing, when the template is used. */
  needs: (language: Language) => TemplateNeeds
  /** The flow, its texts for people in this language. */
  document: (language: Language) => FlowDocument
}

export interface TemplateNeeds {
  segments: readonly { id: string; name: string; condition: Condition }[]
  teams: readonly { id: string; name: string }[]
  statuses: readonly Status[]
  fields: readonly Field[]
}

export type Words = (en: string, fr: string, sv: string) => string

/** Picks from three languages: `wordsIn('fr')('Hello', 'Bonjour', 'Hej')`. */
export const wordsIn =
  (language: Language): Words =>
  (en, fr, sv) =>
    ({ en, fr, sv })[language]

export const noNeeds: TemplateNeeds = { segments: [], teams: [], statuses: [], fields: [] }

/** The team that the templates tell things to. */
export const salesTeam = (words: Words) => ({ id: 'sales', name: words('Sales', 'Ventes', 'Sälj') })

export const hasDeal = (type: 'open' | 'won'): Condition => ({
  fact: 'deals',
  params: { where: [{ field: 'deal.type', operator: 'equal', value: type }] },
  operator: 'count-at-least',
  value: 1,
})

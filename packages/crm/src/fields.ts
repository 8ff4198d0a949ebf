import { fieldCatalog, type Field, type FieldCatalog } from '@etape/conditions'
import { builtInFields } from './built-in-fields.ts'
import type { CrmSettings, Label } from './settings.ts'

export interface CatalogSources {
  customFields: readonly Field[]
  settings: CrmSettings
  /** Without them an owner can be any text. */
  users?: readonly { id: string; name: string }[]
}

type Choices = NonNullable<Field['choices']>

/** What can be compared and written in this workspace: built-in fields with today's choices, then the custom ones. */
export function buildCatalog(sources: CatalogSources): FieldCatalog {
  const choices = builtInChoices(sources)
  const builtIn = builtInFields.map((field) => {
    const known = choices.get(`${field.object}.${field.key}`)
    return known ? { ...field, choices: known } : field
  })
  return fieldCatalog([...builtIn, ...sources.customFields])
}

function builtInChoices({ settings, users }: CatalogSources): ReadonlyMap<string, Choices> {
  const stages = inPlace(settings.stages)
  const statuses = inPlace(settings.statuses)
  const owners = users?.map(({ id, name }) => ({ value: id, label: sameInAll(name) }))
  const pipelines = settings.pipelines.map(({ id, label }) => ({ value: id, label }))
  const choices = new Map<string, Choices>([
    ['deal.pipeline', pipelines],
    ['deal.stage', dealStages(settings)],
    ['deal.type', dealTypes],
  ])
  for (const object of ['contact', 'company']) {
    choices.set(`${object}.stage`, stages).set(`${object}.furthest_stage`, stages).set(`${object}.status`, statuses)
  }
  if (owners) for (const object of ['contact', 'company', 'deal']) choices.set(`${object}.owner`, owners)
  return choices
}

const inPlace = (listed: CrmSettings['stages'] | CrmSettings['statuses']): Choices =>
  [...listed]
    .sort((left, right) => left.position - right.position)
    .map(({ id, label, color }) => ({ value: id, label, color }))

/** Stages of different pipelines may share an id; each id is one choice, labelled as in the first. */
function dealStages(settings: CrmSettings): Choices {
  const labels = new Map<string, Label>()
  for (const { id, label } of settings.pipelines.flatMap((pipeline) => pipeline.stages)) {
    if (!labels.has(id)) labels.set(id, label)
  }
  return [...labels].map(([value, label]) => ({ value, label }))
}

const dealTypes: Choices = [
  { value: 'open', label: { en: 'Open', fr: 'Ouverte', sv: 'Öppen' } },
  { value: 'won', label: { en: 'Won', fr: 'Gagnée', sv: 'Vunnen' } },
  { value: 'lost', label: { en: 'Lost', fr: 'Perdue', sv: 'Förlorad' } },
]

const sameInAll = (name: string): Label => ({ en: name, fr: name, sv: name })

import {
  conditionTexts,
  formatPhrase,
  type Catalogue,
  type Language,
  type Phrase,
  type PhraseNames,
} from '@etape/conditions'
import { contractTexts } from '@etape/contract'
import { crmTexts } from '@etape/crm'
import { flowTexts } from '@etape/flow'
import type { Defined } from '../definitions.ts'

/** Puts phrases into a language, with the names people gave to what they are about. */
export type Say = (phrase: Phrase) => string

/** What names are looked up in. */
type Vocabulary = Pick<Defined, 'world' | 'crm' | 'catalog' | 'zone'> & {
  stored: { flows: readonly { id: string; name: string }[]; users: readonly { id: string; name: string }[] }
}

/** `stepName` answers what people call a step, else the English title of its kind. */
export function sayIn(language: Language, defined: Vocabulary, stepName?: PhraseNames['node']): Say {
  const catalogue: Catalogue = language === 'en' ? {} : catalogueOf(language)
  const node = (id: string) => {
    const name = stepName?.(id)
    return name && (catalogue[name] ?? name)
  }
  const names = { ...namesIn(language, defined), node }
  return (phrase) => formatPhrase(phrase, language, catalogue, names)
}

const catalogueOf = (language: Exclude<Language, 'en'>): Catalogue => ({
  ...conditionTexts[language],
  ...crmTexts[language],
  ...flowTexts[language],
  ...contractTexts[language],
})

function namesIn(language: Language, { world, crm, catalog, zone, stored }: Vocabulary): PhraseNames {
  const labelOf = (all: readonly { id: string; label: Record<Language, string> }[]) => (id: string) =>
    all.find((one) => one.id === id)?.label[language]
  return {
    stage: labelOf(crm.stages),
    status: labelOf(crm.statuses),
    segment: (id) => world.segmentById.get(id)?.name,
    flow: (id) => stored.flows.find((flow) => flow.id === id)?.name,
    user: (id) => stored.users.find((user) => user.id === id)?.name,
    pipelineStage: (pipeline, stage) => labelOf(crm.pipelines.find(({ id }) => id === pipeline)?.stages ?? [])(stage),
    fields: catalog,
    zone,
  }
}

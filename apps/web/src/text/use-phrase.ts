import { formatPhrase, type Catalogue, type Language, type Phrase, type PhraseNames } from '@etape/conditions'
import { useCallback, useMemo } from 'react'
import {
  useById,
  useFieldCatalog,
  usePipelines,
  useSegments,
  useStages,
  useStatuses,
  useTeams,
  useUsers,
} from '../data/definitions.ts'
import { formatsOf } from './formats.ts'
import { phraseCatalogue } from './phrase-catalogue.ts'
import { useLabel, useLanguage } from './use-language.ts'

/** As phrases come over the wire, where their places are not typed. */
export interface WirePhrase {
  text: string
  values?: Record<string, unknown> | undefined
}

/** Puts phrases of the server and the core into words. Answers a function, for the language and names of now. */
export function usePhrase(more?: PhraseNames): (phrase: Phrase | WirePhrase) => string {
  const language = useLanguage()
  const names = usePhraseNames()
  return useCallback(
    (phrase) => sayPhrase(phrase, language, phraseCatalogue(language), { ...names, ...more }),
    [language, names, more],
  )
}

function sayPhrase(phrase: Phrase | WirePhrase, language: Language, catalogue: Catalogue, names: PhraseNames): string {
  return formatPhrase(phrase as Phrase, language, catalogue, names)
}

/** What stages, fields, people and so on are called, in the reader's language. */
function usePhraseNames(): PhraseNames {
  const language = useLanguage()
  const label = useLabel()
  const stages = useById(useStages())
  const statuses = useById(useStatuses())
  const segments = useById(useSegments())
  const users = useById(useUsers())
  const teams = useById(useTeams())
  const pipelines = useById(usePipelines())
  const fields = useFieldCatalog()
  return useMemo(() => {
    const labelled = (row: { label: { en: string; fr: string; sv: string } } | undefined) => row && label(row.label)
    return {
      stage: (id) => labelled(stages.get(id)),
      status: (id) => labelled(statuses.get(id)),
      segment: (id) => segments.get(id)?.name,
      user: (id) => users.get(id)?.name,
      team: (id) => teams.get(id)?.name,
      pipelineStage: (pipeline, stage) => labelled(pipelines.get(pipeline)?.stages.find(({ id }) => id === stage)),
      time: (at) => formatsOf(language).dateTime(at),
      fields,
    }
  }, [language, label, stages, statuses, segments, users, teams, pipelines, fields])
}

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
  type StageRow,
  type StatusRow,
} from '../data/definitions.ts'
import { formatsOf } from './formats.ts'
import { phraseCatalogue } from './phrase-catalogue.ts'
import { useLabel, useLanguage } from './use-language.ts'
import { itsName, useNames } from './use-names.ts'

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
  const labelOf = useCallback((row: StageRow | StatusRow) => label(row.label), [label])
  const stage = useNames(useStages(), labelOf)
  const status = useNames(useStatuses(), labelOf)
  const segment = useNames(useSegments(), itsName)
  const user = useNames(useUsers(), itsName)
  const team = useNames(useTeams(), itsName)
  const pipelines = useById(usePipelines())
  const fields = useFieldCatalog()
  return useMemo(() => {
    return {
      stage,
      status,
      segment,
      user,
      team,
      pipelineStage: (pipeline, stageId) => {
        const found = pipelines.get(pipeline)?.stages.find(({ id }) => id === stageId)
        return found && label(found.label)
      },
      time: (at) => formatsOf(language).dateTime(at),
      fields,
    }
  }, [language, label, stage, status, segment, user, team, pipelines, fields])
}

import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PipelineRow } from '../data/definitions.ts'
import { useWrite } from '../data/queries.ts'
import { readAgain, type Topic } from '../data/topics.ts'
import { useLabel } from '../text/use-language.ts'
import { showUndo } from '../ui/toasts.tsx'
import { textOf, type DealRow } from './deal-row.ts'
import type { Moves } from './moves.ts'

const touched: readonly Topic[] = ['deal', 'contact', 'company']

/** Moves deals to another stage; they are shown there before the server has said so. */
export function useDealMoves(pipeline: PipelineRow): { moves: Moves; move: (deal: DealRow, to: string) => void } {
  const { t } = useLingui()
  const label = useLabel()
  const queries = useQueryClient()
  const [moves, setMoves] = useState<Moves>(new Map())
  const forget = (id: string) => setMoves((known) => new Map([...known].filter(([other]) => other !== id)))
  const write = useWrite('updateDeal', {
    onDone: ({ id }) => void readAgain(queries, touched).then(() => forget(id)),
    onFailed: (_error, { params }) => forget(params.id),
  })
  const put = (deal: DealRow, to: string) => {
    setMoves((known) => new Map(known).set(deal.id, { deal, to }))
    write.mutate({ params: { id: deal.id }, body: { fields: { stage: to } } })
  }
  const move = (deal: DealRow, to: string) => {
    const from = textOf(deal, 'stage')
    const stage = pipeline.stages.find(({ id }) => id === to)
    if (from === to || !stage) return
    put(deal, to)
    const stageName = label(stage.label)
    showUndo(
      t`${deal.name} is now at ${stageName}.`,
      () => from && put({ ...deal, fields: { ...deal.fields, stage: to } }, from),
    )
  }
  return { moves, move }
}

import { describeRule, writeRules } from '@etape/crm'
import { Trans } from '@lingui/react/macro'
import { useById, useStages } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import { usePhrase } from '../text/use-phrase.ts'
import type { TimelineRow } from './contact-page.tsx'

type Change = NonNullable<TimelineRow['change']>

/** The rule by which a write was refused, or a stage could move. Most writes need none. */
export function Ruling({ change }: { change: Change }) {
  const say = usePhrase()
  const label = useLabel()
  const stages = useById(useStages())
  const rule = writeRules.find((known) => known === change.rule)
  if (change.rule !== null) return rule ? say(describeRule(rule)) : change.rule
  const from = isStageMove(change) ? stages.get(String(change.before)) : undefined
  if (!from) return null
  if (change.cause.by === 'person') return <Trans>A person may set any stage.</Trans>
  const stage = label(from.label)
  return <Trans>It moves on from {stage}, and automatic writes may move forward.</Trans>
}

const isStageMove = ({ record, field, before, outcome }: Change): boolean =>
  record !== 'deal' && field === 'stage' && before !== null && outcome === 'accepted'

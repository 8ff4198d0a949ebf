import type { ResponseOf } from '@etape/contract'
import type { Absence, AbsenceQuestion, WhyLink } from '@etape/flow'
import type { Context } from '../context.ts'
import { sayIn, type Say } from '../explain/say.ts'
import { verdictLines } from '../explain/verdict-lines.ts'
import { whyChange, type Why } from '../explain/why-change.ts'
import { whyNot } from '../explain/why-not.ts'
import type { Handlers } from './handlers.ts'
import { languageOf } from './language.ts'
import { found, readId, showId } from './record-id.ts'
import { Refusal, shownPhrase } from './refusal.ts'
import { showChange, showVerdict } from './show-records.ts'

type ShownLink = ResponseOf<'whyChange'>['links'][number]

export const explainHandlers = (context: Context): Handlers<'whyChange' | 'whyNot'> => ({
  whyChange: async (asked) => {
    const change = found(await context.store.changes.get(readId(asked.params.id)))
    const why = await whyChange(context.store, change)
    const say = sayIn(languageOf(asked), context.definitions.current(), why.nodeName)
    return {
      change: showChange(change),
      links: why.links.map((link) => showLink(link, say)),
      event: why.event && { ...why.event, id: showId(why.event.id) },
      run: showRunOf(why),
    }
  },
  whyNot: async (asked) => {
    const question = questionIn(context, asked.query)
    const absence = found(await whyNot(context, readId(asked.params.id), question))
    const { world } = context.definitions.current()
    const nodes = 'flow' in question ? world.flows.get(question.flow)?.current.nodes : undefined
    const say = sayIn(languageOf(asked), context.definitions.current(), (id) => nodes?.get(id)?.name)
    return { isThere: absence.isThere, blocks: absence.blocks.map((block) => showBlock(block, say)) }
  },
})

const showRunOf = ({ run }: Why): ResponseOf<'whyChange'>['run'] =>
  run && { id: showId(run.id), flow: run.flow, version: run.version }

const showLink = ({ kind, at, text, node, verdicts, change }: WhyLink, say: Say): ShownLink => ({
  kind,
  at,
  phrase: shownPhrase(text),
  text: say(text),
  node,
  verdicts: verdicts.map((verdict) => judgedIn(verdict, say)),
  change: change && showChange(change),
})

const judgedIn = (tree: Parameters<typeof verdictLines>[0], say: Say) => ({
  tree: showVerdict(tree),
  lines: verdictLines(tree).map(({ depth, holds, phrase }) => ({
    depth,
    holds,
    phrase: shownPhrase(phrase),
    text: say(phrase),
  })),
})

type ShownBlock = ResponseOf<'whyNot'>['blocks'][number]

const showBlock = ({ rule, text, missing, verdict, node, until }: Absence['blocks'][number], say: Say): ShownBlock => ({
  rule,
  phrase: shownPhrase(text),
  text: say(text),
  missing: missing.map((fact) => ({ phrase: shownPhrase(fact.text), text: say(fact.text) })),
  verdict: verdict && judgedIn(verdict, say),
  node,
  until,
})

/** What is asked about, which must exist: one of flow, flow and node, segment, stage. */
function questionIn(context: Context, { flow, node, segment, stage }: AskedAbout): AbsenceQuestion {
  const { world, crm } = context.definitions.current()
  if ([flow, segment, stage].filter((one) => one !== undefined).length !== 1) {
    throw new Refusal('request/invalid', { detail: 'Ask about one of: flow, segment, stage.' })
  }
  if (flow !== undefined) {
    const live = found(world.flows.get(flow))
    if (node === undefined) return { type: 'flow', flow }
    found(live.current.nodes.get(node))
    return { type: 'node', flow, node }
  }
  if (segment !== undefined) return { type: 'segment', segment: found(world.segmentById.get(segment)).id }
  return { type: 'stage', stage: found(crm.stages.find(({ id }) => id === stage)).id }
}

type AskedAbout = Parameters<Handlers['whyNot']>[0]['query']

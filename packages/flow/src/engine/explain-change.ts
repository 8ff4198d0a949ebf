import { phrase, type EpochMs, type Phrase, type VerdictNode } from '@etape/conditions'
import { describeRule, writeRules, type Change, type SyncRuleId } from '@etape/crm'
import type { FlowDocument, FlowNode } from '../document/flow-document.ts'
import { outletsOfNode } from '../document/outlets-of-node.ts'
import type { Run, Step } from './run.ts'
import { describeCause } from './why.ts'

/** A change with what is kept around it. */
export interface ChangeStory {
  change: Change
  /** The contact's other changes of the same turn, oldest first. */
  around: readonly Change[]
  /** The runs that wrote any of them, with their steps so far, oldest first, and the version each step was taken in. */
  runs: readonly {
    run: Pick<Run, 'id' | 'start' | 'startedAt'>
    steps: readonly Step[]
    document: FlowDocument | null
  }[]
}

/** One link of the chain from what happened to what was written. */
export interface WhyLink {
  kind: 'cause' | 'trigger' | 'step' | 'write' | 'follow'
  text: Phrase
  at: EpochMs
  /** A node of the run's flow. */
  node: string | null
  /** The conditions judged there, with the values found. */
  verdicts: readonly VerdictNode[]
  change: Change | null
}

/** Why a change was made, in order: what happened, the trigger, each step up to the write, the write, and what followed by the rules. */
export function explainChange(story: ChangeStory): WhyLink[] {
  return [...leadingTo(story, story.change), writeLink(story.change), ...following(story)]
}

// A rule can follow on a rule: company to contact and back. There are few rules, so a longer chain would be a circle.
const longestChain = 8

function leadingTo(story: ChangeStory, change: Change, depth = 0): WhyLink[] {
  const { cause } = change
  if (cause.by === 'run') return runLinks(story, change)
  const causeLink = link('cause', because(change), change.at)
  if (cause.by !== 'rule' || depth >= longestChain) return [causeLink]
  const led = story.around.findLast((other) => other.id < change.id && leads(other, cause.rule))
  return led ? [...leadingTo(story, led, depth + 1), writeLink(led), causeLink] : [causeLink]
}

const because = ({ cause }: Change): Phrase => phrase('Because of {cause}', { cause: describeCause(cause) })

const leadingRecords: Readonly<Record<SyncRuleId, Change['record']>> = {
  'open-deal': 'deal',
  'won-deal': 'deal',
  'company-stage': 'company',
  'contact-stage': 'contact',
}

const leads = ({ field, outcome, record }: Change, rule: SyncRuleId): boolean =>
  field === 'stage' && outcome === 'accepted' && record === leadingRecords[rule]

function runLinks({ runs }: ChangeStory, { cause, at }: Change): WhyLink[] {
  if (cause.by !== 'run') return []
  const found = runs.find(({ run }) => run.id === cause.runId)
  if (!found) return [link('cause', phrase('Because of {cause}', { cause: describeCause(cause) }), at)]
  const { run, steps, document } = found
  const { start, startedAt } = run
  const nodes = new Map(document?.nodes.map((node) => [node.id, node]))
  const verdicts = start.verdict ? [start.verdict] : []
  const taken = steps.filter(({ id, node }) => id <= cause.stepId && node !== start.node)
  return [
    link('cause', start.because, startedAt),
    { ...link('trigger', triggerText(cause.flow, start.node), startedAt), node: start.node, verdicts },
    ...taken.map((step) => stepLink(step, nodes.get(step.node))),
  ]
}

const triggerText = (flow: string, node: string): Phrase =>
  phrase('That started the flow {flow} at “{node}”', { flow: { type: 'flow', id: flow }, node: nodeNamed(node) })

const nodeNamed = (id: string) => ({ type: 'node', id }) as const

function stepLink(step: Step, node: FlowNode | undefined): WhyLink {
  const outlet = node && outletsOfNode(node).find(({ id }) => id === step.leftBy)
  const text = outlet
    ? phrase('“{node}” led on by “{outlet}”', { node: nodeNamed(step.node), outlet: outlet.label })
    : phrase('Came to “{node}”', { node: nodeNamed(step.node) })
  return { ...link('step', text, step.at), node: step.node, verdicts: step.verdicts }
}

const link = (kind: WhyLink['kind'], text: Phrase, at: EpochMs): WhyLink => ({
  kind, text, at, node: null, verdicts: [], change: null,
}) // prettier-ignore

const writeLink = (change: Change): WhyLink => ({ ...link('write', writeText(change), change.at), change })

function writeText({ record, field, before, after, outcome, rule }: Change): Phrase {
  const ref = `${record}.${field}`
  const named = { field: { type: 'field', id: ref } } as const
  const to = { type: 'value', field: ref, value: after } as const
  if (outcome === 'accepted') {
    const from = { type: 'value', field: ref, value: before } as const
    return before === null
      ? phrase('{field} became {to}', { ...named, to })
      : phrase('{field} changed from {from} to {to}', { ...named, from, to })
  }
  const known = writeRules.find((one) => one === rule)
  const values = { ...named, value: to, rule: known ? describeRule(known) : (rule ?? '') }
  return outcome === 'refused'
    ? phrase('{field} was not set to {value}. {rule}', values)
    : phrase('{field} set to {value} was superseded. {rule}', values)
}

/** What the rules wrote because of it, and because of that in turn. */
function following({ change, around }: ChangeStory): WhyLink[] {
  const led = [change]
  for (const other of around) {
    const { cause } = other
    if (other.id > change.id && cause.by === 'rule' && led.some((one) => leads(one, cause.rule))) led.push(other)
  }
  return led.slice(1).map((other) => ({ ...link('follow', writeText(other), other.at), change: other }))
}

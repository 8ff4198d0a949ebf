import type { Change } from '@etape/crm'
import { explainChange, kindOf, type ChangeStory, type WhyLink } from '@etape/flow'
import type { KeptEvent, RunDetail, Store } from '@etape/store'

type Reading = Pick<Store, 'changes' | 'runs'>

export interface Why {
  links: readonly WhyLink[]
  /** What the contact did that set it off. */
  event: KeptEvent | null
  /** The run that wrote it. */
  run: RunDetail | null
  /** What people call the nodes of the runs concerned, else the title of their kind. */
  nodeName(id: string): string | undefined
}

/** What led to a write, the write itself, and what rules made of it. */
export async function whyChange(store: Reading, change: Change): Promise<Why> {
  const around = await changesAround(store, change)
  const runs = await runsOf(store, [change, ...around])
  const links = explainChange({ change, around, runs: runs.map(storyOf) })
  const named = new Map(
    runs.flatMap(({ document }) => document.nodes.map(({ id, type, name }) => [id, name || kindOf(type)?.title])),
  )
  return {
    links,
    event: await eventOf(store, change, runs),
    run: runs.find(({ id }) => id === runIdOf(change)) ?? null,
    nodeName: (id) => named.get(id),
  }
}

// A rule can follow a rule a few times over: deal, contact, company, the company's other contacts.
const mostRules = 6

/** Writes of the same turn, and those in other turns that its rules followed. */
async function changesAround({ changes }: Reading, change: Change): Promise<Change[]> {
  const known = new Map((await changes.ofSameTurn(change)).map((one) => [one.id, one]))
  let current = change
  for (let left = mostRules; left > 0; left--) {
    const followed = await changes.followed(current)
    if (!followed || known.has(followed.id)) break
    known.set(followed.id, followed)
    current = followed
  }
  return [...known.values()].toSorted((left, right) => left.id - right.id)
}

const runIdOf = ({ cause }: Change): number | null => (cause.by === 'run' ? cause.runId : null)

async function runsOf({ runs }: Reading, changes: readonly Change[]): Promise<RunDetail[]> {
  const ids = new Set(changes.map(runIdOf).filter((id) => id !== null))
  const found = await Promise.all([...ids].map((id) => runs.get(id)))
  return found.filter((run) => run !== null)
}

const storyOf = ({ document, steps, start, startedAt, id, flow, contact }: RunDetail): ChangeStory['runs'][number] => ({
  run: { id, start, startedAt },
  steps: steps.map((step) => ({ ...step, runId: id, contactId: contact.id, flow: flow.id })),
  document,
})

async function eventOf({ changes }: Reading, change: Change, runs: readonly RunDetail[]): Promise<KeptEvent | null> {
  const run = runs.find(({ id }) => id === runIdOf(change))
  const cause = run?.start.cause ?? change.cause
  return cause.by === 'event' && cause.eventId !== null ? changes.event(cause.eventId) : null
}

import type { EpochMs } from '@etape/conditions'
import type { Run } from './run.ts'
import type { ContactState, Turn } from './turn.ts'

/** The contact as its next turn would find it, with no inputs. What storing a turn and loading the contact again gives. */
export function foldTurn(state: ContactState, turn: Turn): ContactState {
  const contact = turn.contact ?? state.contact
  const written = turn.companies.find(({ company: { id } }) => id === contact.companyId)
  const company = written ? { current: written.company } : state.company
  const events = [...state.events, ...turn.events].sort((left, right) => left.at - right.at)
  const runs = foldRuns(state.runs, turn)
  return {
    ...state,
    contact,
    company,
    deals: [...state.deals, ...turn.deals.filter(({ created }) => created).map(({ deal }) => deal)],
    events: events.map(({ name, at, properties }) => ({ name, at, properties })),
    segments: foldSegments(state.segments, turn),
    runs: runs.filter(({ status }) => status === 'waiting'),
    past: foldPast(state.past, runs),
    inputs: state.inputs.filter(({ id }) => !turn.consumed.includes(id)),
  }
}

function foldRuns(before: readonly Run[], { runs }: Turn): readonly Run[] {
  const written = new Map(runs.map(({ run }) => [run.id, run]))
  const started = runs.filter(({ created }) => created).map(({ run }) => run)
  return [...before.map((run) => written.get(run.id) ?? run), ...started]
}

function foldSegments(before: ReadonlyMap<string, EpochMs>, { memberships }: Turn): ReadonlyMap<string, EpochMs> {
  const after = new Map(before)
  for (const { segment, moved, at } of memberships) {
    if (moved === 'entered') after.set(segment, at)
    else after.delete(segment)
  }
  return after
}

function foldPast(before: ContactState['past'], runs: readonly Run[]): ContactState['past'] {
  const past = new Map(before.map((entry) => [`${entry.flow} ${entry.key}`, entry]))
  for (const { flow, key, status, endedAt } of runs) {
    if (status === 'waiting') continue
    const known = past.get(`${flow} ${key}`)
    past.set(`${flow} ${key}`, { flow, key, runs: (known?.runs ?? 0) + 1, lastEndedAt: endedAt })
  }
  return [...past.values()]
}

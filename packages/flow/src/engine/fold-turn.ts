import type { EpochMs } from '@etape/conditions'
import type { Run } from './run.ts'
import type { CompanyBox, ContactState, Turn } from './turn.ts'

/** The contact as its next turn would find it, with no inputs. What storing a turn and loading the contact again gives. */
export function foldTurn(state: ContactState, turn: Turn): ContactState {
  const contact = turn.contact ?? state.contact
  const company = foldCompany(state, turn, contact.companyId)
  const events = [...state.events, ...turn.events].sort((left, right) => left.at - right.at)
  const runs = foldRuns(state.runs, turn)
  return {
    ...state,
    contact,
    company,
    ...nameOf(company, contact),
    deals: foldDeals(state.deals, turn),
    events: events.map(({ name, at, properties }) => ({ name, at, properties })),
    segments: foldSegments(state.segments, turn),
    runs: runs.filter(({ status }) => status === 'waiting'),
    past: foldPast(state.past, turn),
    turnedAt: turn.at,
    inputs: state.inputs.filter(({ id }) => !turn.consumed.includes(id) && !turn.putOff.some((one) => one.id === id)),
    later: foldLater(state.later, turn),
  }
}

/** Written in the turn, or one that was there and that the contact belongs to or has joined. */
function foldCompany(state: ContactState, turn: Turn, companyId: number | null): CompanyBox | null {
  const written = turn.companies.find(({ company }) => company.id === companyId)
  if (written) return { current: written.company }
  const known = [...(state.company ? [state.company] : []), ...(state.companiesByDomain?.values() ?? [])]
  return known.find(({ current }) => current.id === companyId) ?? null
}

/** Kept beside a company that is not loaded. */
const nameOf = (
  company: CompanyBox | null,
  { companyId }: ContactState['contact'],
): Pick<ContactState, 'companyName'> =>
  company || companyId === null ? { companyName: company?.current.fields['name'] ?? null } : {}

const foldLater = (before: ContactState['later'], { later, putOff, at }: Turn): ContactState['later'] =>
  [...before, ...[...later, ...putOff].map(({ content, dueAt }) => ({ content, dueAt }))].filter(
    ({ dueAt }) => dueAt > at,
  )

function foldDeals(before: ContactState['deals'], { deals }: Turn): ContactState['deals'] {
  const written = new Map(deals.map(({ deal }) => [deal.id, deal]))
  const made = deals.filter(({ created }) => created).map(({ deal }) => deal)
  return [...before.map((deal) => written.get(deal.id) ?? deal), ...made]
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

function foldPast(before: ContactState['past'], { runs }: Turn): ContactState['past'] {
  const past = new Map(before.map((entry) => [`${entry.flow} ${entry.key}`, entry]))
  for (const { run } of runs) {
    const { flow, key, status, endedAt } = run
    if (status === 'waiting') continue
    const known = past.get(`${flow} ${key}`)
    past.set(`${flow} ${key}`, { flow, key, runs: (known?.runs ?? 0) + 1, lastEndedAt: endedAt })
  }
  return [...past.values()]
}

import { judge, phrase, type EpochMs } from '@etape/conditions'
import { takeTurn, type ContactState, type Turn } from '@etape/flow'
import {
  ConflictError,
  ValueTakenError,
  whyUnavailable,
  type LoadSettings,
  type Shares,
  type SharesAsked,
  type Store,
  type StoreGroups,
} from '@etape/store'
import type { Logger } from 'pino'
import { askingAt, type Defined, type Definitions } from '../definitions.ts'

export interface BatchSettings {
  store: Store
  log: Logger
  definitions: Definitions
  now: EpochMs
  /** Stop taking turns after this long. */
  budgetMs: number
  /** Called between turns, so that people's clicks are answered. */
  giveWay: () => Promise<void>
}

/** The turns of a batch that are committed. Contacts that did not fit into the time stay due. */
export async function takeBatch(contactIds: readonly number[], settings: BatchSettings): Promise<Turn[]> {
  try {
    return await takeRepeating(contactIds, settings)
  } catch (error) {
    // No contact is at fault when nothing can be written: all of them are taken again when it can.
    if (whyUnavailable(error) !== null) throw error
    const [only, ...more] = contactIds
    if (only !== undefined && more.length === 0) return setAside(only, error, settings)
    return takeInHalves(contactIds, settings)
  }
}

/** Values that a run of this batch wanted to write and that another record has. */
type TakenValues = ReadonlyMap<string, ValueTakenError>

const keyOf = (record: string, field: string, value: unknown): string => `${record}.${field} ${String(value)}`

interface Taking {
  taken: TakenValues
  tries: number
}

const maxTries = 5

/**
 * A record that somebody wrote meanwhile is no fault of any contact: read it again and take the turns again. So it is when
 * a run wants a value that another record has: the turn is taken again with that known, and only that run fails.
 */
async function takeRepeating(
  contactIds: readonly number[],
  settings: BatchSettings,
  { taken, tries }: Taking = { taken: new Map(), tries: maxTries },
): Promise<Turn[]> {
  try {
    return await takeTogether(contactIds, settings, taken)
  } catch (error) {
    if (error instanceof ConflictError && tries > 1)
      return takeRepeating(contactIds, settings, { taken, tries: tries - 1 })
    if (!(error instanceof ValueTakenError)) throw error
    const key = keyOf(error.ref.record, error.field, error.value)
    // Known already and met again: no run wrote it, so there is none to fail.
    if (taken.has(key)) throw error
    return takeRepeating(contactIds, settings, { taken: new Map([...taken, [key, error]]), tries })
  }
}

async function takeTogether(
  contactIds: readonly number[],
  settings: BatchSettings,
  taken: TakenValues,
): Promise<Turn[]> {
  const { store, definitions, now, budgetMs, giveWay } = settings
  const began = performance.now()
  const states = await store.turns.loadStates(contactIds, loadSettings(now, await definitions.fresh()))
  const defined = await knowingVersions(states, definitions)
  const shares = await store.turns.openShares(sharesAsked(now, defined))
  const turns: Turn[] = []
  for (const state of states) {
    turns.push(await turnOf(state, { store, now, defined, shares, taken }))
    if (performance.now() - began > budgetMs) break
    await giveWay()
  }
  await store.turns.commitTurns(turns, shares)
  return turns
}

interface Within {
  /** In a transaction in which `inputs.admit` has let in something for these contacts. */
  store: StoreGroups
  defined: Defined
  now: EpochMs
}

/**
 * The turns of contacts in a transaction that is under way; it fails where a batch by itself would be taken again, or in
 * halves.
 */
export async function takeWithin(contactIds: readonly number[], { store, defined, now }: Within): Promise<Turn[]> {
  const states = await store.turns.loadStates(contactIds, loadSettings(now, defined))
  if (!knowsVersions(defined, states)) throw new Error('A run has moved to a version that is not loaded yet.')
  const shares = await store.turns.openShares(sharesAsked(now, defined))
  const turns: Turn[] = []
  for (const state of states) turns.push(await turnOf(state, { store, now, defined, shares, taken: new Map() }))
  await store.turns.commitTurns(turns, shares)
  return turns
}

const loadSettings = (now: EpochMs, { world, crm }: Defined): LoadSettings => ({
  now,
  eventNames: world.eventsRead,
  joinCompanyByDomain: crm.joinCompanyByDomain,
  providesCompany: world.providesCompany,
})

const sharesAsked = (now: EpochMs, { world: { cappedFlows, usesRota, usesLoads } }: Defined): SharesAsked => ({
  now,
  cappedFlows: [...cappedFlows],
  usesRota,
  usesLoads,
})

/** A run can have been moved to a version that was published a moment ago. */
const knowingVersions = async (states: readonly ContactState[], definitions: Definitions): Promise<Defined> =>
  knowsVersions(definitions.current(), states) ? definitions.current() : definitions.reload()

const knowsVersions = ({ world: { versions } }: Defined, states: readonly ContactState[]): boolean =>
  states.every(({ runs }) => runs.every(({ versionId }) => versions.has(versionId)))

interface Sharing extends Within {
  shares: Shares
  taken: TakenValues
}

function turnOf(
  state: ContactState,
  { store, now, defined, shares: { entries, rota, leastLoaded }, taken }: Sharing,
): Promise<Turn> {
  const { catalog, world } = defined
  return takeTurn(state, world, {
    ...askingAt(now, defined),
    ids: store.ids,
    entries,
    rota,
    leastLoaded,
    ...(taken.size > 0 && { isTaken: (record, field, value) => taken.has(keyOf(record, field, value)) }),
    judge: (condition, facts, asking) => judge(condition, facts, asking, catalog),
  })
}

/** Finds the one that fails: a batch that cannot be committed is taken again in halves, so that it harms no other. */
async function takeInHalves(contactIds: readonly number[], settings: BatchSettings): Promise<Turn[]> {
  const middle = contactIds.length >> 1
  const first = await takeBatch(contactIds.slice(0, middle), settings)
  return [...first, ...(await takeBatch(contactIds.slice(middle), settings))]
}

async function setAside(contactId: number, error: unknown, { store, log, now }: BatchSettings): Promise<Turn[]> {
  log.error({ contactId, err: error }, 'A turn failed; the contact is set aside')
  const reason = error instanceof Error ? error.message : String(error)
  const problem = { code: 'turn/failed', ...phrase('Its turn failed: {reason}', { reason }) }
  await store.turns.setAside(contactId, problem, now)
  return []
}

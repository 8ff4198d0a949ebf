import { judge, phrase, type EpochMs } from '@etape/conditions'
import { takeTurn, type ContactState, type Turn } from '@etape/flow'
import { ConflictError, ValueTakenError, whyUnavailable, type Shares, type Store } from '@etape/store'
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
  const { world, crm } = await definitions.fresh()
  const began = performance.now()
  const states = await store.turns.loadStates(contactIds, {
    now,
    eventNames: world.eventsRead,
    joinCompanyByDomain: crm.joinCompanyByDomain,
    providesCompany: world.providesCompany,
  })
  const defined = await knowingVersions(states, definitions)
  const { cappedFlows, usesRota, usesLoads } = defined.world
  const shares = await store.turns.openShares({ now, cappedFlows: [...cappedFlows], usesRota, usesLoads })
  const turns: Turn[] = []
  for (const state of states) {
    turns.push(await turnOf(state, settings, { defined, shares, taken }))
    if (performance.now() - began > budgetMs) break
    await giveWay()
  }
  await store.turns.commitTurns(turns, shares)
  return turns
}

/** A run can have been moved to a version that was published a moment ago. */
async function knowingVersions(states: readonly ContactState[], definitions: Definitions): Promise<Defined> {
  const { versions } = definitions.current().world
  const isKnown = states.every(({ runs }) => runs.every(({ versionId }) => versions.has(versionId)))
  return isKnown ? definitions.current() : definitions.reload()
}

interface Sharing {
  defined: Defined
  shares: Shares
  taken: TakenValues
}

function turnOf(
  state: ContactState,
  { store, now }: BatchSettings,
  { defined, shares: { entries, rota, leastLoaded }, taken }: Sharing,
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

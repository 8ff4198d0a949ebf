import { judge, phrase, type EpochMs } from '@etape/conditions'
import { takeTurn, type ContactState, type Turn } from '@etape/flow'
import { ConflictError, type Store } from '@etape/store'
import type { Logger } from 'pino'
import { askingAt, type Defined } from '../definitions.ts'

export interface BatchSettings {
  store: Store
  log: Logger
  defined: Defined
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
    const [only, ...more] = contactIds
    if (only !== undefined && more.length === 0) return setAside(only, error, settings)
    return takeInHalves(contactIds, settings)
  }
}

/** A record that somebody wrote meanwhile is no fault of any contact: read it again and take the turns again. */
async function takeRepeating(contactIds: readonly number[], settings: BatchSettings, tries = 5): Promise<Turn[]> {
  try {
    return await takeTogether(contactIds, settings)
  } catch (error) {
    if (error instanceof ConflictError && tries > 1) return takeRepeating(contactIds, settings, tries - 1)
    throw error
  }
}

async function takeTogether(contactIds: readonly number[], settings: BatchSettings): Promise<Turn[]> {
  const { store, defined, budgetMs, giveWay } = settings
  const began = performance.now()
  const states = await store.turns.loadStates(contactIds, {
    eventNames: defined.world.eventsRead,
    joinCompanyByDomain: defined.crm.joinCompanyByDomain,
  })
  const turns: Turn[] = []
  for (const state of states) {
    turns.push(await turnOf(state, settings))
    if (performance.now() - began > budgetMs) break
    await giveWay()
  }
  await store.turns.commitTurns(turns)
  return turns
}

function turnOf(state: ContactState, { store, defined, now }: BatchSettings): Promise<Turn> {
  const { catalog, world } = defined
  return takeTurn(state, world, {
    ...askingAt(now, defined),
    ids: store.ids,
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

import type { TurnSettings } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { ConflictError } from '../errors.ts'
import type { SharesAsked } from '../shapes/turns.ts'
import { flowEntryTable, rotaTable, type FlowEntryTable } from '../tables/flow.ts'

const hourMs = 3_600_000
// Further ahead nothing is looked up: a queue that long is past anybody's patience, and still loses nobody.
const hoursAhead = 10_000

interface Place extends FlowEntryTable {
  before: number | null
}

/** What turns of one batch share out among contacts and people; written with the turns it was used by. */
export interface Shares extends Required<Pick<TurnSettings, 'entries' | 'rota' | 'leastLoaded'>> {
  /** Throws ConflictError when another process shared out from the same meanwhile. */
  commit(unit: Unit): Promise<void>
}

export async function openShares(context: Context, asked: SharesAsked): Promise<Shares> {
  const places = await readPlaces(context, asked)
  const last = asked.usesRota ? await readRota(context) : new Map<string, string>()
  const before = new Map(last)
  const loads = asked.usesLoads ? await readLoads(context) : new Map<string, number>()
  return {
    entries: { take: (flow, perHour, now) => takePlace(places, flow, { perHour, now }) },
    rota: (key, people) => {
      const next = people[(people.indexOf(last.get(key) ?? '') + 1) % Math.max(1, people.length)] ?? null
      if (next !== null) last.set(key, next)
      return next
    },
    leastLoaded: (people) => {
      const loadOf = (person: string) => loads.get(person) ?? 0
      const [least = null] = people.toSorted((left, right) => loadOf(left) - loadOf(right))
      if (least !== null) loads.set(least, loadOf(least) + 1)
      return least
    },
    commit: async (unit) => {
      await writePlaces(unit, [...places.values()])
      await writeRota(unit, before, last)
    },
  }
}

/** A place in this hour, else the beginning of the first hour that has one. */
function takePlace(
  places: Map<string, Place>,
  flow: string,
  { perHour, now }: { perHour: number; now: number },
): 'now' | number {
  const thisHour = Math.floor(now / hourMs)
  for (let hour = thisHour; ; hour++) {
    const key = `${hour} ${flow}`
    const place = places.get(key) ?? { flow, hour, taken: 0, before: null }
    if (place.taken >= perHour && hour < thisHour + hoursAhead) continue
    places.set(key, { ...place, taken: place.taken + 1 })
    return hour === thisHour ? 'now' : hour * hourMs
  }
}

async function readPlaces(context: Context, { cappedFlows, now }: SharesAsked): Promise<Map<string, Place>> {
  if (cappedFlows.length === 0) return new Map()
  const asked = sql<FlowEntryTable>`
    select flow, hour, taken from flow_entry
    where flow in ${context.database.texts(cappedFlows)} and hour >= ${Math.floor(now / hourMs)}`
  const { rows } = await asked.execute(context.reads)
  return new Map(rows.map((row) => [`${row.hour} ${row.flow}`, { ...row, before: row.taken }]))
}

async function readRota({ reads }: Context): Promise<Map<string, string>> {
  const rows = await reads.selectFrom('rota').select(['key', 'last']).execute()
  return new Map(rows.map(({ key, last }) => [key, last]))
}

/** How much each person has on their hands: contacts and open deals they own, and tasks they have to do. */
async function readLoads({ reads }: Context): Promise<Map<string, number>> {
  const asked = sql<{ person: string; count: number }>`
    select person, sum(count) as count from (
      select owner as person, count(*) as count from contact where owner is not null group by owner
      union all select owner, count(*) from deal where owner is not null and type = 'open' group by owner
      union all select assignee, count(*) from task where assignee is not null and done_at is null group by assignee
    ) as loads group by person`
  return new Map((await asked.execute(reads)).rows.map(({ person, count }) => [person, count]))
}

const moreTaken: BulkUpdate = {
  table: flowEntryTable,
  set: ['taken'],
  where: { flow: 'flow', hour: 'hour', taken: 'before' },
}

async function writePlaces(unit: Unit, places: readonly Place[]): Promise<void> {
  const fresh = places.filter(({ before }) => before === null)
  const made = await unit.insertNew(
    flowEntryTable,
    fresh.map(({ before: _, ...row }) => row),
  )
  const moved = places.filter(({ before, taken }) => before !== null && before !== taken)
  const missed = await unit.update(moreTaken, moved)
  if (missed.length > 0 || made.includes(false)) throw new ConflictError({ record: 'flow', id: places[0]?.flow ?? '' })
}

const nextInTurn: BulkUpdate = { table: rotaTable, set: ['last'], where: { key: 'key', last: 'before' } }

async function writeRota(
  unit: Unit,
  before: ReadonlyMap<string, string>,
  last: ReadonlyMap<string, string>,
): Promise<void> {
  const changed = [...last].filter(([key, person]) => before.get(key) !== person)
  const rows = changed.map(([key, person]) => ({ key, last: person, before: before.get(key) ?? null }))
  const made = await unit.insertNew(
    rotaTable,
    rows.filter((row) => row.before === null).map(({ before: _, ...row }) => row),
  )
  const missed = await unit.update(
    nextInTurn,
    rows.filter((row) => row.before !== null),
  )
  if (missed.length > 0 || made.includes(false)) throw new ConflictError({ record: 'flow', id: rows[0]?.key ?? '' })
}

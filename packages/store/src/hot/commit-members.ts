import type { Membership, Turn } from '@etape/flow'
import type { Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { writeWhy } from '../rows/history-rows.ts'
import { segmentMemberTable, type SegmentMemberTable } from '../tables/segment.ts'

const leave: BulkUpdate = {
  table: segmentMemberTable,
  set: ['left_at', 'left_why'],
  where: { segment: 'segment', contact_id: 'contact_id' },
  onlyIf: 'segment_member.left_at is null',
}

/** Stays that began before are ended first; a stay that begins and ends in one batch is written once. */
export async function commitMembers(unit: Unit, turns: readonly Turn[]): Promise<void> {
  const { ended, begun } = staysOf(turns.flatMap(({ memberships }) => memberships))
  const left = await endStays(unit, ended)
  const entered = await beginStays(unit, begun)
  const difference = new Map<string, number>()
  for (const { segment, left_at } of entered) if (left_at === null) add(difference, segment, 1)
  for (const { segment } of left) add(difference, segment, -1)
  await countMembers(unit, difference)
}

/** Answers those that were not begun by somebody else meanwhile, as a redefined segment does. */
export async function beginStays(unit: Unit, begun: readonly SegmentMemberTable[]): Promise<SegmentMemberTable[]> {
  const made = await unit.insertNew(segmentMemberTable, begun)
  return begun.filter((_, at) => made[at])
}

/** Answers those that were not over already. */
export async function endStays(unit: Unit, ended: readonly Ending[]): Promise<Ending[]> {
  const missed = new Set(await unit.update(leave, ended))
  return ended.filter((_, at) => !missed.has(at))
}

export interface Ending {
  segment: string
  contact_id: number
  left_at: number
  left_why: string
}

function staysOf(memberships: readonly Membership[]): { ended: Ending[]; begun: SegmentMemberTable[] } {
  const ended: Ending[] = []
  const begun: SegmentMemberTable[] = []
  const open = new Map<string, SegmentMemberTable>()
  for (const membership of memberships) {
    const { segment, contactId, moved, at } = membership
    const key = `${contactId} ${segment}`
    const why = writeWhy(membership)
    if (moved === 'entered') {
      const stay = { segment, contact_id: contactId, entered_at: at, left_at: null, entered_why: why, left_why: null }
      begun.push(stay)
      open.set(key, stay)
      continue
    }
    const stay = open.get(key)
    open.delete(key)
    if (stay) Object.assign(stay, { left_at: at, left_why: why })
    else ended.push({ segment, contact_id: contactId, left_at: at, left_why: why })
  }
  return { ended, begun }
}

function add(difference: Map<string, number>, segment: string, by: number): void {
  difference.set(segment, (difference.get(segment) ?? 0) + by)
}

/** In order of id, so that two transactions never wait for each other's rows. */
export async function countMembers(unit: Unit, difference: ReadonlyMap<string, number>): Promise<void> {
  const changed = [...difference].filter(([, by]) => by !== 0).toSorted(([left], [right]) => (left < right ? -1 : 1))
  for (const [segment, by] of changed) {
    await unit.query
      .updateTable('segment')
      .set((build) => ({ members: build('members', '+', by) }))
      .where('id', '=', segment)
      .execute()
  }
}

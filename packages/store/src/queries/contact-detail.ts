import type { EpochMs } from '@etape/conditions'
import type { Context } from '../context.ts'
import { readJson } from '../rows/json.ts'
import type { ContactDetail, DealLine } from '../shapes/records.ts'
import { readContactRows } from './contact-rows.ts'

export async function readContactDetail(context: Context, id: number): Promise<ContactDetail | null> {
  const [row] = await readContactRows(context, [id])
  if (!row) return null
  return {
    ...row,
    segments: await readSegments(context, id),
    deals: await readDealLines(context, id),
    stages: await readStages(context, id),
  }
}

async function readSegments({ reads }: Context, id: number): Promise<ContactDetail['segments']> {
  return reads
    .selectFrom('segment_member')
    .innerJoin('segment', 'segment.id', 'segment_member.segment')
    .select(['segment.id', 'segment.name', 'segment_member.entered_at as since'])
    .where('segment_member.contact_id', '=', id)
    .where('segment_member.left_at', 'is', null)
    .orderBy('segment.name')
    .execute()
}

async function readDealLines({ reads }: Context, id: number): Promise<DealLine[]> {
  const rows = await reads
    .selectFrom('deal_contact')
    .innerJoin('deal', 'deal.id', 'deal_contact.deal_id')
    .select(['deal.id', 'deal.name', 'deal.amount', 'deal.currency', 'deal.pipeline', 'deal.stage', 'deal.type'])
    .where('deal_contact.contact_id', '=', id)
    .orderBy('deal.created_at', 'desc')
    .orderBy('deal.id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    name: row.name ?? '',
    pipeline: row.pipeline ?? '',
    stage: row.stage ?? '',
    type: row.type === 'won' || row.type === 'lost' ? row.type : 'open',
  }))
}

async function readStages({ reads }: Context, id: number): Promise<ContactDetail['stages']> {
  const rows = await reads
    .selectFrom('change')
    .select(['after', 'at'])
    .where('contact_id', '=', id)
    .where('record', '=', 'contact')
    .where('field', '=', 'stage')
    .where('outcome', '=', 'accepted')
    .orderBy('at')
    .orderBy('id')
    .execute()
  const moves = rows.map(({ after, at }) => ({ stage: readJson<string | null>(after), at }))
  return moves.flatMap(({ stage, at }, place) => {
    const leftAt: EpochMs | null = moves[place + 1]?.at ?? null
    return stage === null ? [] : [{ stage, enteredAt: at, leftAt }]
  })
}

import type { Change, SyncRuleId } from '@etape/crm'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { readChange } from '../rows/history-rows.ts'
import { readJson } from '../rows/json.ts'
import type { Changes } from '../shapes/changes.ts'
import { changeColumns, newestChanges, type ChangeRow } from './changes.ts'
import { orderBy } from './paging.ts'

export function createChanges(context: Context): Changes {
  return {
    get: async (id) => (await selectChanges(context, sql`where change.id = ${id}`))[0] ?? null,
    event: async (id) => {
      const row = await context.reads
        .selectFrom('event')
        .select(['id', 'name', 'at', 'properties'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? { ...row, properties: readJson<Record<string, unknown>>(row.properties) } : null
    },
    followed: (change) => readFollowed(context, change),
    ofSameTurn: (change) => readSameTurn(context, change),
    refusedStages: (contactId, limit) =>
      selectChanges(
        context,
        sql`where change.contact_id = ${contactId} and change.record = 'contact' and change.field = 'stage'
          and change.outcome <> 'accepted' order by ${orderBy(newestChanges)} limit ${limit}`,
      ),
  }
}

async function selectChanges({ reads }: Context, rest: RawBuilder<unknown>): Promise<Change[]> {
  const asked = sql<ChangeRow>`
    select ${changeColumns} from change join cause on cause.id = change.cause_id ${rest}`
  return (await asked.execute(reads)).rows.map(readChange)
}

/** The newest stage write before it of the record that the rule looks at. */
async function readFollowed(context: Context, change: Change): Promise<Change | null> {
  if (change.cause.by !== 'rule') return null
  const seen = seenBy(change.cause.rule, change)
  const [found = null] = await selectChanges(
    context,
    sql`where ${seen} and change.field = 'stage' and change.outcome = 'accepted'
      and (change.at, change.id) < (${change.at}, ${change.id}) order by ${orderBy(newestChanges)} limit 1`,
  )
  return found
}

function seenBy(rule: SyncRuleId, { contactId }: Change): RawBuilder<boolean> {
  switch (rule) {
    case 'open-deal':
    case 'won-deal':
      return sql`change.record = 'deal' and change.record <> 'contact'
        and change.record_id in (select deal_id from deal_contact where contact_id = ${contactId})`
    case 'company-stage':
      return sql`change.record = 'company' and change.record <> 'contact'
        and change.record_id in (select company_id from contact where id = ${contactId})`
    case 'contact-stage':
      return sql`change.record = 'contact' and change.contact_id = ${contactId}`
  }
}

// A turn writes a field or two for each step it takes.
const mostInTurn = 500

async function readSameTurn(context: Context, { id, contactId, at }: Change): Promise<Change[]> {
  if (contactId === null) return []
  return selectChanges(
    context,
    sql`where change.contact_id = ${contactId} and change.at = ${at} and change.id <> ${id}
      order by change.id limit ${mostInTurn}`,
  )
}

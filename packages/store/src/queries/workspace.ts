import { defaultCalendar } from '@etape/crm'
import type { Context } from '../context.ts'
import { readJson, writeJson } from '../rows/json.ts'
import type { Workspace } from '../shapes/settings.ts'

const defaults: Workspace = {
  name: 'Etape',
  zone: 'UTC',
  currency: 'EUR',
  joinCompanyByDomain: true,
  defaultStages: { manual: null, form: null, import: null, api: null, demo: null },
  defaultStatus: null,
  calendar: defaultCalendar,
}

const prefix = 'workspace.'

export async function readWorkspace({ reads }: Context): Promise<Workspace> {
  const rows = await reads.selectFrom('setting').select(['key', 'value']).where('key', 'like', `${prefix}%`).execute()
  const stored = rows.map(({ key, value }) => [key.slice(prefix.length), readJson<unknown>(value)])
  return { ...defaults, ...(Object.fromEntries(stored) as Partial<Workspace>) }
}

export async function saveWorkspace(context: Context, values: Partial<Workspace>): Promise<void> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  await saveValues(context, Object.fromEntries(given.map(([key, value]) => [`${prefix}${key}`, value])))
}

export async function readValue({ reads }: Context, key: string): Promise<unknown> {
  const row = await reads.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row ? readJson<unknown>(row.value) : null
}

export async function saveValues({ write }: Context, values: Readonly<Record<string, unknown>>): Promise<void> {
  await write(async ({ query }) => {
    for (const [key, given] of Object.entries(values)) {
      const value = writeJson(given)
      await query
        .insertInto('setting')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
    }
  })
}

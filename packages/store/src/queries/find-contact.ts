import type { Context } from '../context.ts'
import { storableText } from '../rows/json.ts'
import type { Identity } from '../shapes/inputs.ts'
import type { IdentityTable } from '../tables/input.ts'

export async function findContact(
  context: Context,
  { externalId, email, anonymousId }: Identity,
): Promise<number | null> {
  return (
    (await ownerOf(context, 'external', externalId)) ??
    (await ownerOf(context, 'email', email)) ??
    (await ownerOf(context, 'anonymous', anonymousId))
  )
}

export async function ownerOf(
  { reads }: Pick<Context, 'reads'>,
  kind: IdentityTable['kind'],
  value: string | undefined,
): Promise<number | null> {
  if (!value) return null
  const found = await reads
    .selectFrom('identity')
    .select('contact_id')
    .where('kind', '=', kind)
    .where('value', '=', storableText(value))
    .executeTakeFirst()
  return found?.contact_id ?? null
}

import type { Field, FieldObject } from '@etape/conditions'
import type { Context } from '../context.ts'
import { NameTakenError } from '../errors.ts'
import { readJson, readJsonOrNull, writeJson, writeJsonOrNull } from '../rows/json.ts'
import type { Settings } from '../shapes/settings.ts'
import type { FieldTable } from '../tables/settings.ts'

type Reading = Pick<Context, 'reads'>

function fieldOf({ object, key, type, label, choices }: Omit<FieldTable, 'position'>): Field {
  const listed = readJsonOrNull<NonNullable<Field['choices']>>(choices)
  return {
    object,
    key,
    type: type as Field['type'],
    label: readJson(label),
    ...(listed && { choices: listed }),
    builtIn: false,
  }
}

export async function listFields({ reads }: Reading): Promise<Field[]> {
  const rows = await reads
    .selectFrom('field')
    .select(['object', 'key', 'type', 'label', 'choices'])
    .orderBy('object')
    .orderBy('position')
    .orderBy('key')
    .execute()
  return rows.map(fieldOf)
}

export async function createField({ write }: Context, { object, key, type, label, choices }: Field): Promise<void> {
  await write(async ({ query }) => {
    const fields = await listFields({ reads: query })
    if (fields.some((field) => field.object === object && field.key === key)) {
      throw new NameTakenError(`There is a field ${object}.${key} already. Choose another key.`)
    }
    const row = {
      object,
      key,
      type,
      label: writeJson(label),
      choices: writeJsonOrNull(choices),
      position: fields.length,
    }
    await query.insertInto('field').values(row).execute()
  })
}

export async function updateField(
  { write }: Context,
  { object, key }: { object: FieldObject; key: string },
  { label, choices }: Parameters<Settings['updateField']>[2],
): Promise<Field | null> {
  return write(async ({ query }) => {
    const row = await query
      .updateTable('field')
      .set({
        object,
        ...(label !== undefined && { label: writeJson(label) }),
        ...(choices !== undefined && { choices: writeJson(choices) }),
      })
      .where('object', '=', object)
      .where('key', '=', key)
      .returning(['object', 'key', 'type', 'label', 'choices'])
      .executeTakeFirst()
    return row ? fieldOf(row) : null
  })
}

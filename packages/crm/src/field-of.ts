import type { Field, FieldCatalog, FieldObject } from '@etape/conditions'

type ByKey = Readonly<Record<FieldObject, ReadonlyMap<string, Field>>>

const indexes = new WeakMap<FieldCatalog, ByKey>()

/** A field of a record by its key. To put its reference together for each write takes longer than the rest of the write. */
export function fieldOf(catalog: FieldCatalog, record: FieldObject, key: string): Field | undefined {
  const known = indexes.get(catalog)
  if (known) return known[record].get(key)
  const index = { contact: byKey(catalog, 'contact'), company: byKey(catalog, 'company'), deal: byKey(catalog, 'deal') }
  indexes.set(catalog, index)
  return index[record].get(key)
}

const byKey = (catalog: FieldCatalog, record: FieldObject): ReadonlyMap<string, Field> =>
  new Map([...catalog.values()].filter(({ object }) => object === record).map((field) => [field.key, field]))

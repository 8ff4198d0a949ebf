import { fieldObjects, type Field, type FieldCatalog, type FieldRef } from '@etape/conditions'

const isFieldRef = (given: unknown): given is FieldRef =>
  typeof given === 'string' && fieldObjects.some((object) => given.startsWith(`${object}.`))

/** The field of that reference, if the catalogue has it. */
export const fieldNamed = (catalog: FieldCatalog, ref: unknown): Field | undefined =>
  isFieldRef(ref) ? catalog.get(ref) : undefined

import type { RequestOf, ResponseOf } from '@etape/contract'

export type Preview = ResponseOf<'uploadImport'>
export type ImportState = ResponseOf<'readImport'>
export type Plan = RequestOf<'startImport'>['body']
export type Column = Plan['columns'][number]
export type Target = Column['to']

/** What a plan begins as: what the server suggests for each column. */
export function firstPlan({ import: { object }, columns }: Preview): Plan {
  const suggested = columns.map(({ suggestion }) => suggestion)
  const mapped = (field: string) => suggested.some(({ to }) => fieldKeyOf(to) === field)
  const matches = {
    contact: ['email', 'external_id'],
    company: ['domain', 'name'],
    deal: ['external_id', 'name'],
  } as const
  return {
    object,
    columns: suggested,
    matchBy: matches[object].find(mapped) ?? null,
    whenKnown: 'update',
    defaults: object === 'contact' ? { stage: 'lead', status: 'new' } : {},
    runFlows: { type: 'yes' },
  }
}

/** The key of the field a column goes to, be it one that is still to be made. */
function fieldKeyOf(to: Target): string | null {
  if (to.type === 'field') return to.field
  return to.type === 'new-field' ? to.field.key : null
}

/** The plan with one column mapped otherwise. */
export const withColumn = (plan: Plan, index: number, column: Column): Plan => ({
  ...plan,
  columns: plan.columns.map((known, at) => (at === index ? column : known)),
})

/** Every column as the server suggests it, or none of them. */
export const withAllSuggested = (plan: Plan, { columns }: Preview): Plan => ({
  ...plan,
  columns: columns.map(({ suggestion }) => suggestion),
})
export const withNone = (plan: Plan): Plan => ({
  ...plan,
  columns: plan.columns.map(({ column }) => ({ column, to: { type: 'skip' } })),
})

/** Whether a column is brought in. */
export const isBroughtIn = ({ to }: Column): boolean => to.type !== 'skip'

/** A column put to something else; what the server suggested for that comes back with it. */
export function chosenColumn({ column, suggestion }: Preview['columns'][number], key: string): Column {
  if (targetKey(suggestion.to) === key) return suggestion
  const { emptyValues } = suggestion
  return { column, to: targetOf(key, column), ...(emptyValues && key !== 'skip' && { emptyValues }) }
}

type NewField = Extract<Target, { type: 'new-field' }>

/** A new field of another type. The choices found in the file stay with it only while it is a choice. */
export function withType(to: NewField, type: NewField['field']['type'], suggested: Target): NewField {
  const { choices: _, ...field } = to.field
  const found = suggested.type === 'new-field' ? suggested.field.choices : undefined
  const takesChoices = type === 'choice' || type === 'multi-choice'
  return { ...to, field: { ...field, type, ...(takesChoices && found && { choices: found }) } }
}

/** A target as one text, for a list to choose from, and back. */
export function targetKey(to: Target): string {
  switch (to.type) {
    case 'field':
      return `field:${to.field}`
    case 'new-field':
      return 'new-field'
    case 'link':
      return `link:${to.to}:${to.by}`
    case 'skip':
      return 'skip'
  }
}

export function targetOf(key: string, column: string): Target {
  const [type, first = '', second = ''] = key.split(':')
  if (type === 'field') return { type: 'field', field: first }
  if (type === 'link') return { type: 'link', to: first, by: second } as Target
  if (type !== 'new-field') return { type: 'skip' }
  return {
    type: 'new-field',
    field: { key: keyFrom(column), type: 'text', label: { en: column, fr: column, sv: column } },
  }
}

/** A field's key from a column's heading: `Total Time (s)` gives `total_time_s`. */
export function keyFrom(heading: string): string {
  const plain = heading
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
  const key = plain.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^[^a-z]+|_+$/g, '')
  return key.slice(0, 50) || 'column'
}

/** Whether the values of a column are written as dates in the file. */
export const readsDates = ({ to }: Column, typeOf: (field: string) => string | undefined): boolean =>
  (to.type === 'field' && typeOf(to.field)?.startsWith('date') === true) ||
  (to.type === 'new-field' && to.field.type.startsWith('date'))

/** Whether yes can be turned into no in a column. */
export const readsYesOrNo = ({ to }: Column, typeOf: (field: string) => string | undefined): boolean =>
  (to.type === 'field' && typeOf(to.field) === 'boolean') || (to.type === 'new-field' && to.field.type === 'boolean')

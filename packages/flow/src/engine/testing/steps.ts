/** Steps as `aDocument` takes them: a kind and what is set in it. */
export const byHand = ['by-hand', { when: null }] as const
export const came = ['event', { name: 'Came', where: [], when: null }] as const
export const note = (text: string) => ['add-note', { text }] as const
export const setField = (field: string, value: unknown) =>
  ['set-field', { field, to: { type: 'value', value } }] as const
export const setStage = (stage: string, allowBackward = false, record = 'contact') =>
  ['set-stage', { record, stage, allowBackward }] as const

import type { InputContent } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import { writeJson } from '../rows/json.ts'
import { inputTable, type InputTable } from '../tables/input.ts'
import { bringForward } from './due.ts'

export interface InputToStore {
  contactId: number
  source: string
  at: number
  receivedAt: number
  /** When it is to be handled; at once unless given. */
  dueAt?: number | undefined
  hop: number
  content: InputContent
}

/** Stores inputs in order and makes their contacts due. */
export async function writeInputs(context: Context, unit: Unit, inputs: readonly InputToStore[]): Promise<void> {
  const texts = new Map<InputContent, string>()
  const rows = inputs.map((input): InputTable => {
    const text = texts.get(input.content) ?? writeJson(input.content)
    texts.set(input.content, text)
    return {
      id: context.ids.next('input'),
      contact_id: input.contactId,
      at: input.at,
      received_at: input.receivedAt,
      due_at: input.dueAt ?? null,
      hop: input.hop,
      source: input.source,
      content: text,
    }
  })
  await unit.insert(inputTable, rows)
  const due = new Map<number, number>()
  for (const { contactId, receivedAt, dueAt = receivedAt } of inputs) {
    due.set(contactId, Math.min(dueAt, due.get(contactId) ?? dueAt))
  }
  await bringForward(context, unit, due)
}

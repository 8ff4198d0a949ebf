import type { Message } from '@etape/flow'
import { sql } from 'kysely'
import { readJson } from '../rows/json.ts'
import type { DeliveryToSend } from '../shapes/sending.ts'
import type { DeliveryTable } from '../tables/delivery.ts'

const columns = [
  'id', 'key', 'contact_id', 'run_id', 'step_id', 'flow', 'node', 'message', 'attempts', 'paced',
] as const // prettier-ignore

export type FoundMessage = Pick<DeliveryTable, (typeof columns)[number]>

export const toSendColumns = sql.join(columns.map((column) => sql.ref(column)))

export const toSend = ({ contact_id, run_id, step_id, message, attempts, ...found }: FoundMessage): DeliveryToSend => ({
  ...found,
  contactId: contact_id,
  runId: run_id,
  stepId: step_id,
  message: readJson<Message>(message),
  attempt: attempts,
})

import type { Unit } from '../context.ts'
import type { HoldRule } from '../shapes/holds.ts'

interface Opening {
  version: number
  flow: string
  hold: HoldRule
  at: number
}

/** In the transaction that publishes the version: no message of it is written before it holds. */
export async function openHold({ query }: Unit, { version, flow, hold, at }: Opening): Promise<void> {
  await query
    .insertInto('flow_hold')
    .values({
      version_id: version,
      flow,
      contacts: hold.type === 'contacts' ? hold.contacts : null,
      until: hold.type === 'until' ? hold.until : null,
      taken: 0,
      opened_at: at,
      ended_at: null,
      ended_by: null,
    })
    .execute()
}

import type { Asking, Facts } from '../facts.ts'
import type { FieldValues } from '../facts.ts'

/** A contact that nothing is known of but what is given. */
export function aContact(contact: FieldValues = {}, more: Partial<Facts> = {}): Facts {
  return { contact, company: null, deals: [], events: [], segments: new Set(), flows: new Map(), ...more }
}

export const asking: Asking = { now: Date.UTC(2026, 2, 29, 10, 30), zone: 'Europe/Stockholm' }

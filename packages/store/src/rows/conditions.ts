import type { Condition } from '@etape/conditions'
import { readJson } from './json.ts'

/** A stored condition. One that cannot be read is on a field that is not there: what it belongs to stands still, and says so. */
export function readCondition(text: string | null): Condition | null {
  if (text === null) return null
  try {
    return readJson<Condition>(text)
  } catch {
    return unreadable
  }
}

const unreadable: Condition = { fact: 'contact.unreadable', operator: 'is-set', value: null }

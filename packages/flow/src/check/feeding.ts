import { dependsOn, type Condition } from '@etape/conditions'
import type { FlowDocument } from '../document/flow-document.ts'
import { kindOf } from '../nodes/index.ts'
import type { KnownSegment } from './check-context.ts'

/** What a flow starts by and what its steps bring about, as keys of happenings; `flow:<id>` is a start by another flow. */
export interface Feeding {
  hears: ReadonlySet<string>
  /** By node. */
  brings: ReadonlyMap<string, ReadonlySet<string>>
}

/** The same of a published flow as a whole. */
export interface FlowFeeding {
  hears: readonly string[]
  brings: readonly string[]
}

/** What a published flow starts by and brings about; `null` where a contact can come in once only, as that ends every circle. */
export function summariseFeeding(
  id: string,
  document: FlowDocument,
  segments: readonly KnownSegment[],
): FlowFeeding | null {
  if (!canComeAgain(document)) return null
  const { hears, brings } = feedingOf(id, document, segments)
  return { hears: [...hears], brings: [...new Set([...brings.values()].flatMap((keys) => [...keys]))] }
}

export const canComeAgain = ({ settings }: FlowDocument): boolean => settings.entry.rule !== 'once'

export function feedingOf(id: string | undefined, document: FlowDocument, segments: readonly KnownSegment[]): Feeding {
  const hears = new Set(id === undefined ? [] : [`flow:${id}`])
  const brings = new Map<string, ReadonlySet<string>>()
  for (const node of document.nodes) {
    const kind = kindOf(node.type)
    const config = kind?.config.safeParse(node.config)
    if (!kind || !config?.success) continue
    for (const key of kind.starts?.hears(config.data) ?? []) hears.add(key)
    const own = kind.bringsAbout?.(config.data) ?? []
    const ending = kind.category === 'end' && id !== undefined ? [`flow-ended:${id}`] : []
    brings.set(node.id, withSegments([...own, ...ending], segments))
  }
  return { hears, brings }
}

/** With the segments that contacts come into or out of because of it, and those that follow from these. */
function withSegments(keys: readonly string[], segments: readonly KnownSegment[]): ReadonlySet<string> {
  const found = new Set(keys)
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const { id, condition } of segments) {
      if (!condition || !readsAny(condition, found)) continue
      found.add(`segment-entered:${id}`).add(`segment-left:${id}`)
    }
  }
  return found
}

function readsAny(condition: Condition, keys: ReadonlySet<string>): boolean {
  const { fields, segments, flows, deals } = dependsOn(condition)
  if (deals && keys.has('deal-changed')) return true
  if ([...fields].some((field) => keys.has(`field:${field}`))) return true
  if ([...flows].some((id) => keys.has(`flow:${id}`) || keys.has(`flow-ended:${id}`))) return true
  return [...segments].some((id) => keys.has(`segment-entered:${id}`) || keys.has(`segment-left:${id}`))
}

/** Whether something of the one is among the other. */
export const overlaps = (one: Iterable<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((key) => other.has(key))

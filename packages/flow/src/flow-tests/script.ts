import type { EpochMs, EventFact, FieldValues } from '@etape/conditions'
import type { FlowDocument } from '../document/flow-document.ts'
import type { Properties } from '../kit/happening.ts'

/** A contact to rehearse with: one of the workspace's with what is known of it, or a made-up one. */
export interface Sample {
  name: string
  contact: FieldValues
  company: FieldValues | null
  deals: readonly FieldValues[]
  /** Oldest first. */
  events: readonly EventFact[]
  /** Static segments it is on. */
  onSegments: readonly string[]
}

/** What happens on the way, besides the flow's own steps. */
export type Act =
  /** Time passes until something happens by itself. */
  | { type: 'wait' }
  | { type: 'event'; name: string; properties: Properties }
  | { type: 'write'; fields: FieldValues }
  /** What was called answers, well or not. */
  | { type: 'answer'; ok: boolean }

/** Everything a rehearsal follows from: played again it gives the same. */
export interface Script {
  sample: Sample
  /** The trigger it starts at; `null` leaves the choice to the engine. */
  startAt: string | null
  /** Properties of the event or the call that starts it; `null` when it is started by hand. */
  startedBy: Properties | null
  at: EpochMs
  /** The time zone of the workspace: business hours and dates depend on it. */
  zone: string
  acts: readonly Act[]
  /** Ways taken at random splits, by node; chance decides at the others. */
  ways: Readonly<Record<string, string>>
}

/** The drawing with chance taken out where a way was chosen. */
export function withChosenWays(document: FlowDocument, ways: Script['ways']): FlowDocument {
  if (Object.keys(ways).length === 0) return document
  const nodes = document.nodes.map((node) => {
    const way = ways[node.id]
    return way === undefined ? node : { ...node, config: alwaysBy(node.config, way) }
  })
  return { ...document, nodes }
}

function alwaysBy(config: unknown, chosen: string): unknown {
  const ways = waysOf(config)
  if (!ways.some(({ id }) => id === chosen)) return config
  return { ways: ways.map((way) => ({ ...way, weight: way.id === chosen ? 100 : 0 })) }
}

/** The ways of a random split, as far as they are set up. */
export function waysOf(config: unknown): readonly { id: string; label: string }[] {
  const { ways } = (config ?? {}) as { ways?: unknown }
  if (!Array.isArray(ways)) return []
  return ways.filter((way): way is { id: string; label: string } => typeof (way as { id?: unknown })?.id === 'string')
}

import { kindOf, type FlowNode, type Message, type Render, type Sample, type Surroundings } from '@etape/flow'

export interface Trying {
  sample: Sample
  surroundings: Surroundings
  /** Of the workspace. */
  zone: string
  render: Render
}

type Webhook = Extract<Message, { channel: 'webhook' }>

/** The call a step would make for this contact; `null` while it is not set up. */
export function webhookOf(
  { type, config }: FlowNode,
  { sample, surroundings, zone, render }: Trying,
  now: number,
): Webhook | null {
  const kind = kindOf(type)
  const read = kind?.config.safeParse(config)
  if (!kind || !read?.success) return null
  const { catalog, crm } = surroundings
  const outcome = kind.step({
    config: read.data,
    facts: { ...sample, segments: new Set(sample.onSegments), flows: new Map() },
    now,
    zone,
    contactZone: zone,
    catalog,
    calendar: crm.calendar,
    firstTrue: null,
    draw: 0,
    event: null,
    rota: () => null,
    members: () => [],
    leastLoaded: () => null,
    render,
  })
  const effects = 'effects' in outcome ? (outcome.effects ?? []) : []
  const messages = effects.flatMap((effect) => (effect.type === 'deliver' ? [effect.delivery] : []))
  return messages.find((message) => message.channel === 'webhook') ?? null
}

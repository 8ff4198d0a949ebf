import { kindOf, type FlowNode } from '@etape/flow'

/** Whether what starts a flow at this trigger brings properties with it: an event, or a call of its address. */
export function startsByProperties({ type, config }: FlowNode): boolean {
  const kind = kindOf(type)
  const read = kind?.config.safeParse(config)
  const keys = kind?.starts && read?.success ? kind.starts.hears(read.data) : []
  return keys.some((key) => key.startsWith('event:') || key === 'webhook-received')
}

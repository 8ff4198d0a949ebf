import type { Clock } from '../clock.ts'

/** A window in which somebody has a flow open. */
export interface Present {
  tab: string
  user: { id: string; name: string }
  /** The step they have selected. */
  node: string | null
}

/** Who has which flow open. Only remembered, since whoever is there says so again within seconds. */
export interface Presence {
  enter(flow: string, present: Present): void
  leave(flow: string, tab: string): void
  /** In the order in which they came. */
  in(flow: string): readonly Present[]
  close(): void
}

interface Seen extends Present {
  at: number
}

/** Who has said nothing for so long is gone. */
const presentMs = 12_000
const lookMs = 3_000

/** `onChange` hears of flows in which somebody came, went or selected something else. */
export function openPresence(clock: Clock, onChange: (flow: string) => void): Presence {
  const flows = new Map<string, Map<string, Seen>>()

  const forget = (flow: string, tabs: Map<string, Seen>) => {
    const gone = [...tabs.values()].filter(({ at }) => clock.now() - at > presentMs)
    for (const { tab } of gone) tabs.delete(tab)
    if (tabs.size === 0) flows.delete(flow)
    if (gone.length > 0) onChange(flow)
  }
  const look = setInterval(() => {
    for (const [flow, tabs] of flows) forget(flow, tabs)
  }, lookMs)
  look.unref()

  return {
    enter: (flow, present) => {
      const tabs = flows.get(flow) ?? new Map<string, Seen>()
      const before = tabs.get(present.tab)
      flows.set(flow, tabs.set(present.tab, { ...present, at: clock.now() }))
      if (before?.node !== present.node) onChange(flow)
    },
    leave: (flow, tab) => {
      if (flows.get(flow)?.delete(tab)) onChange(flow)
    },
    in: (flow) =>
      [...(flows.get(flow)?.values() ?? [])]
        .filter(({ at }) => clock.now() - at <= presentMs)
        .map(({ at: _, ...present }) => present),
    close: () => clearInterval(look),
  }
}

import type { FlowDocument } from '@etape/flow'

/** Names of events a flow listens for: those first come to mind when one rehearses it. */
export function eventNamesOf(document: FlowDocument): string[] {
  const names = document.nodes.flatMap(({ type, config }) => {
    const { name, event, for: waited } = (config ?? {}) as Readonly<Record<string, unknown>>
    if (type === 'event') return [name, event]
    return typeof waited === 'object' && waited !== null ? [(waited as { name?: unknown }).name] : []
  })
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))]
}

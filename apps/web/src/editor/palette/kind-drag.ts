import { nodeKinds } from '@etape/flow'
import type { DragEvent } from 'react'

// While something is held over a page the browser tells its sort, not its content: the kind is in the sort.
const prefix = 'application/x-etape-kind-'

export function startKindDrag(event: DragEvent, type: string): void {
  event.dataTransfer.setData(`${prefix}${type}`, type)
  event.dataTransfer.effectAllowed = 'copy'
}

/** The kind that is being dragged, or `null` when it is something else. */
export function kindBeingDragged({ dataTransfer }: DragEvent): string | null {
  const sort = dataTransfer.types.find((type) => type.startsWith(prefix))
  return sort === undefined ? null : sort.slice(prefix.length)
}

export function readDraggedKind(event: DragEvent): string | null {
  const type = kindBeingDragged(event)
  return nodeKinds.find((kind) => kind.type === type)?.type ?? null
}

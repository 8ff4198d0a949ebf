import { currentFormat, emptyFlow, upgradeDocument, type FlowDocument } from '@etape/flow'
import { readJson } from './json.ts'

/**
 * A stored drawing in today's format, whatever format it was stored in. Of one that cannot be read, as when somebody wrote into the
 * row, a node of a kind that is not there is left: what stands on it fails in sight, and everything else goes on.
 */
export function readDocument(text: string): FlowDocument {
  const document = parsed(text)
  if (!isDrawing(document)) return unreadable
  if (document.format === currentFormat) return document
  const upgraded = upgradeDocument(document)
  // What cannot be brought up to date stays as it is, for the checks to name.
  return upgraded.ok ? (upgraded.value as unknown as FlowDocument) : document
}

const unreadable: FlowDocument = {
  ...emptyFlow,
  nodes: [{ id: 'unreadable', type: 'unreadable', name: '', config: {}, position: { x: 0, y: 0 } }],
}

function parsed(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return null
  }
}

type Loose = Readonly<Record<string, unknown>>

const isObject = (given: unknown): given is Loose => typeof given === 'object' && given !== null

/** Whether it has what everybody who looks at a drawing takes for granted. */
function isDrawing(given: unknown): given is FlowDocument {
  if (!isObject(given)) return false
  const { nodes, edges, settings } = given
  if (!Array.isArray(nodes) || !Array.isArray(edges) || !isObject(settings)) return false
  const areNodes = nodes.every((node) => isObject(node) && typeof node['id'] === 'string' && 'type' in node)
  return areNodes && edges.every(isObject)
}

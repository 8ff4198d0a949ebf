import { currentFormat, upgradeDocument, type FlowDocument } from '@etape/flow'
import { readJson } from './json.ts'

/** A stored drawing in today's format, whatever format it was stored in. */
export function readDocument(text: string): FlowDocument {
  const document = readJson<FlowDocument>(text)
  if (document.format === currentFormat) return document
  const upgraded = upgradeDocument(document)
  // What cannot be brought up to date stays as it is, for the checks to name.
  return upgraded.ok ? (upgraded.value as unknown as FlowDocument) : document
}

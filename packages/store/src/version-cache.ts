import { kindOf, type FlowDocument, type FlowNode } from '@etape/flow'
import type { Kysely } from 'kysely'
import type { Tables } from './tables/tables.ts'
import { readDocument } from './rows/documents.ts'

export interface KnownVersion {
  id: number
  flow: string
  number: number
  document: FlowDocument
  /** What people call each node; the title of its kind when it has no name. */
  nodeNames: ReadonlyMap<string, string>
}

/** Published versions never change, so once read they stay known. */
export interface VersionCache {
  read(query: Kysely<Tables>, ids: readonly number[]): Promise<ReadonlyMap<number, KnownVersion>>
}

const kept = 500

export function createVersionCache(): VersionCache {
  const known = new Map<number, KnownVersion>()
  return {
    read: async (query, ids) => {
      const missing = [...new Set(ids)].filter((id) => !known.has(id))
      if (known.size + missing.length > kept) known.clear()
      const wanted = [...new Set(ids)].filter((id) => !known.has(id))
      for (const version of await readVersions(query, wanted)) known.set(version.id, version)
      return known
    },
  }
}

async function readVersions(query: Kysely<Tables>, ids: readonly number[]): Promise<KnownVersion[]> {
  if (ids.length === 0) return []
  const rows = await query
    .selectFrom('flow_version')
    .select(['id', 'flow', 'number', 'document'])
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ document: text, ...row }) => {
    const document = readDocument(text)
    return { ...row, document, nodeNames: new Map(document.nodes.map((node) => [node.id, nameOf(node)])) }
  })
}

const nameOf = ({ id, type, name }: FlowNode): string => name || (kindOf(type)?.title ?? id)

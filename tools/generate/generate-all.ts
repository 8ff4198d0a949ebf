import { readFileSync } from 'node:fs'
import { openApiDocument } from '@etape/contract'
import { flowDocumentSchema, nodeKinds } from '@etape/flow'
import { z } from 'zod'
import { inRoot } from '../setup/repository.mjs'
import { type GeneratedFiles } from './generated-files.ts'
import { limitsPage } from './limits-page.ts'
import { nodeIndex, nodePage } from './node-pages.ts'

/** Every document made from the code. */
export function generateAll(): GeneratedFiles {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  return new Map([
    ...nodeKinds.map((kind): [string, string] => [`nodes/${kind.type}.md`, nodePage(kind)]),
    ['nodes/README.md', nodeIndex(nodeKinds)],
    ['limits.md', limitsPage()],
    ['flow.schema.json', asJson(flowSchema())],
    ['openapi.json', asJson(openApiDocument(version))],
  ])
}

// A check written as a function says nothing in JSON Schema: any value there, and the server decides.
const flowSchema = () => z.toJSONSchema(flowDocumentSchema, { io: 'input', unrepresentable: 'any' })
// One space a level: with two the description of the API is over a megabyte.
const asJson = (document: unknown) => `${JSON.stringify(document, null, 1)}\n`

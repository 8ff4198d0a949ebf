/** 20 segments as the engine holds them, evaluated again for each change of a score. */
import type { Facts } from '@etape/conditions'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { prepareWorld } from '@etape/flow'
import { contactAfter, measureChanges, twentySegments } from '../twenty-segments.ts'

const crm = defaultCrmSettings()
const world = prepareWorld({
  catalog: buildCatalog({ customFields: [], settings: crm }),
  crm,
  segments: twentySegments.map(({ scoreAtLeast, countryIn, stage }, number) => ({
    id: `segment-${number}`,
    name: `Segment ${number}`,
    kind: 'dynamic',
    condition: {
      all: [
        { fact: 'contact.score', operator: 'at-least', value: scoreAtLeast },
        { fact: 'contact.country', operator: 'in', value: [...countryIn] },
        { fact: 'contact.stage', operator: 'equal', value: stage },
      ],
    },
  })),
  flows: [],
  versions: [],
})
if (world.problems.length > 0) throw new Error(`A segment cannot be judged: ${world.problems[0]?.text}`)

const asking = { now: Date.now(), zone: 'UTC' }
const contacts = Array.from({ length: 100 }, (_, change): Facts => ({
  contact: contactAfter(change), company: null, deals: [], events: [], segments: new Set(), flows: new Map(),
})) // prettier-ignore
const none: readonly never[] = []

const measured = await measureChanges((change) => {
  const facts = contacts[change % contacts.length]
  if (!facts) return 0
  let memberships = 0
  for (const { holds } of world.segmentsReading.get('contact.score') ?? none) {
    if (holds?.(facts, asking)) memberships += 1
  }
  return memberships
})
process.stdout.write(`${JSON.stringify(measured)}\n`)

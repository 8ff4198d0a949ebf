/** The same 20 conditions as rules of one json-rules-engine, written as its manual has it. */
import { Engine } from 'json-rules-engine'
import { contactAfter, measureChanges, twentySegments } from '../twenty-segments.ts'

const engine = new Engine(
  twentySegments.map(({ scoreAtLeast, countryIn, stage }, number) => ({
    conditions: {
      all: [
        { fact: 'score', operator: 'greaterThanInclusive', value: scoreAtLeast },
        { fact: 'country', operator: 'in', value: [...countryIn] },
        { fact: 'stage', operator: 'equal', value: stage },
      ],
    },
    event: { type: `segment-${number}` },
  })),
)
const measured = await measureChanges(async (change) => (await engine.run({ ...contactAfter(change) })).events.length)
process.stdout.write(`${JSON.stringify(measured)}\n`)

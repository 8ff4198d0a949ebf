import * as fc from 'fast-check'
import { flowTemplates } from '@etape/flow'
import { chanceFrom, type Chance } from '../../apps/server/src/demo/chance.ts'
import { arbitraryFlow } from '../../packages/flow/src/testing/arbitrary-flow.ts'
import { prototypesNow, readFromOutside } from './read-all.ts'

export interface Mutated {
  refused: number
  accepted: number
  slowestMs: number
  /** What was thrown, or a problem that says nothing of where, with the document. */
  faults: readonly string[]
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const junk: readonly Json[] = [
  null, true, -1, 0, 1e21, 0.5, '', 'x', '__proto__', 'constructor', '{{ constructor }}', '\u202e', 'x'.repeat(3000), [], {}, [[]],
  JSON.parse('{"__proto__":{"polluted":true}}') as Json, { constructor: { prototype: {} } }, { all: [] }, { type: 'by-hand' },
] // prettier-ignore

/** Changes sound flows at one to three places at random and reads them: whatever comes, nothing may be thrown and nothing stay behind. */
export function readMutations(count: number, seed: number): Mutated {
  const chance = chanceFrom(seed)
  const sound = [
    ...fc.sample(arbitraryFlow({ maxNodes: 8 }), { seed, numRuns: 200 }),
    ...flowTemplates.map((template) => template.document('en')),
  ].map((document) => JSON.stringify(document))
  const before = prototypesNow()
  const seen = { refused: 0, accepted: 0, slowestMs: 0, faults: [] as string[] }
  for (let number = 0; number < count; number += 1) {
    const document = mutated(JSON.parse(chance.pick(sound)) as Json, chance)
    try {
      const { problems, tookMs } = readFromOutside(document)
      const isUnplaced = problems.some(({ where, code }) => typeof where !== 'string' || code === '')
      if (isUnplaced) seen.faults.push(`no place: ${JSON.stringify(problems)} for ${JSON.stringify(document)}`)
      seen[problems.some(({ severity }) => severity === 'error') ? 'refused' : 'accepted'] += 1
      seen.slowestMs = Math.max(seen.slowestMs, tookMs)
    } catch (error) {
      seen.faults.push(`${String(error)} for ${JSON.stringify(document)}`)
    }
  }
  if (prototypesNow() !== before) seen.faults.push('Something was left on a prototype.')
  return seen
}

function mutated(document: Json, chance: Chance): Json {
  const changes = chance.between(1, 3)
  for (let change = 0; change < changes; change += 1) changeOnce(document, chance)
  // Only what JSON can say comes from outside.
  return JSON.parse(JSON.stringify(document)) as Json
}

/** Goes down at random and changes what it comes to. */
function changeOnce(document: Json, chance: Chance): void {
  let holder = document
  for (;;) {
    if (typeof holder !== 'object' || holder === null) return
    const keys = Object.keys(holder)
    if (keys.length === 0) return put(holder, 'x', chance.pick(junk))
    const key = chance.pick(keys)
    const inner: Json = (holder as Record<string, Json>)[key] ?? null
    if (typeof inner !== 'object' || inner === null || chance.happens(0.15)) return changeAt(holder, key, chance)
    holder = inner
  }
}

function changeAt(holder: Json[] | { [key: string]: Json }, key: string, chance: Chance): void {
  const act = chance.between(1, 5)
  if (act === 1) Reflect.deleteProperty(holder, key)
  else if (act === 2) put(holder, chance.pick(['__proto__', 'constructor', 'type', 'when', 'x']), chance.pick(junk))
  else if (act === 3 && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)] ?? null))
  else put(holder, key, chance.pick(junk))
}

/** As a key of its own, whatever it is called. */
const put = (holder: object, key: string, value: Json): void => {
  Object.defineProperty(holder, key, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

import type { Rehearsal } from '../engine/rehearse.ts'
import { expectationsOf, valueAt } from './expectations.ts'
import type { Expectation } from './flow-test.ts'

/** What a test expects, brought to what happens now; what it did not care for stays out. */
export function expectNow(expects: readonly Expectation[], rehearsal: Rehearsal): readonly Expectation[] {
  const minds = new Set(expects.map(({ type }) => type))
  const refs = new Set(expects.flatMap((one) => (one.type === 'field' ? [one.ref] : [])))
  const senders = new Set(expects.flatMap((one) => (one.type === 'message' ? [one.node] : [])))
  const now = expectationsOf(rehearsal).filter((one) => {
    switch (one.type) {
      case 'field':
        return refs.has(one.ref)
      case 'message':
        return minds.has('no-other-message') || senders.has(one.node)
      default:
        return minds.has(one.type)
    }
  })
  const changed = new Set(now.flatMap((one) => (one.type === 'field' ? [one.ref] : [])))
  const unchanged = [...refs].filter((ref) => !changed.has(ref))
  return [...now, ...unchanged.map((ref): Expectation => ({ type: 'field', ref, value: valueAt(rehearsal, ref) }))]
}

import { expect, test } from 'vitest'
import { maliciousDocuments } from './documents.ts'
import { readMutations } from './mutate.ts'
import { prototypesNow, readFromOutside } from './read-all.ts'

const mostMs = 50

/** The quickest of three: what else the processor does is no fault of a document. */
const quickest = (document: unknown) =>
  [1, 2, 3].map(() => readFromOutside(document)).reduce((best, one) => (one.tookMs < best.tookMs ? one : best))

test('300 malicious documents are read within 50 ms each, refused with the place, and leave nothing behind', () => {
  const before = prototypesNow()
  const all = maliciousDocuments()
  expect(all.length).toBeGreaterThanOrEqual(300)
  const faults = all.flatMap(({ called, document }) => {
    const { problems, tookMs } = quickest(document)
    const isPlaced = problems.every(({ where, code }) => typeof where === 'string' && code !== '')
    return tookMs <= mostMs && isPlaced ? [] : [{ called, tookMs, problems: problems.slice(0, 2) }]
  })
  expect(faults).toEqual([])
  expect(prototypesNow()).toBe(before)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

// Names that mean something to JavaScript alone are names like any other, and so are texts that look like programs elsewhere.
const harmless =
  /called "(constructor|prototype)"|by "|^a [a-z-]+ set up with (__proto__|constructor)$|^the (subject|body)/

test('what is not refused is harmless', () => {
  const accepted = maliciousDocuments().filter(({ document }) =>
    readFromOutside(document).problems.every(({ severity }) => severity !== 'error'),
  )
  expect(accepted.map(({ called }) => called).filter((called) => !harmless.test(called))).toEqual([])
})

test('20,000 mutations of sound flows are read without a crash, and leave nothing behind', () => {
  const { refused, faults } = readMutations(20_000, 17)
  expect(faults.slice(0, 3)).toEqual([])
  expect(refused).toBeGreaterThan(10_000)
}, 300_000)

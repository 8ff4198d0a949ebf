import * as fc from 'fast-check'
import type { Condition } from '../condition.ts'
import type { Asking, Facts } from '../facts.ts'
import { arbitraryCondition } from './arbitrary-condition.ts'
import { arbitraryFacts } from './arbitrary-facts.ts'
import { arbitraryAsking } from './pools.ts'
import { testCatalog } from './test-catalog.ts'

/** Contacts, and conditions to ask of every one of them. */
export interface AgreementCase {
  asking: Asking
  factsList: Facts[]
  conditions: Condition[]
}

const contactsPerCase = 50
const conditionsPerCase = 100

/** At least so many pairs of a condition and a contact over `testCatalog`; the same for the same seed. */
export function* agreementCases(seed: number, pairs: number): Generator<AgreementCase> {
  const conditions = arbitraryCondition(testCatalog)
  const facts = arbitraryFacts(testCatalog)
  for (let done = 0, at = 0; done < pairs; done += contactsPerCase * conditionsPerCase, at += 1) {
    const caseSeed = seed + at
    const [asking] = fc.sample(arbitraryAsking, { seed: caseSeed, numRuns: 1 })
    if (!asking) return
    yield {
      asking,
      factsList: fc.sample(facts, { seed: caseSeed, numRuns: contactsPerCase }),
      conditions: fc.sample(conditions, { seed: caseSeed, numRuns: conditionsPerCase }),
    }
  }
}

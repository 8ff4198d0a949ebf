/** `node proof/agree.ts --pairs N [--seed S]`: asks judge, predicate and SQL about so many pairs. Ends with code 1 when they disagree. */
import { parseArgs } from 'node:util'
import { findDisagreements } from '../packages/conditions/src/testing/disagreements.ts'

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
})
const { pairs, disagreements } = await findDisagreements(Number(values.seed), Number(values.pairs))
for (const disagreement of disagreements.slice(0, 5)) console.error(`✗ ${JSON.stringify(disagreement)}`)
console.log(`${pairs} pairs of a condition and a contact, ${disagreements.length} disagreements`)
process.exit(disagreements.length === 0 ? 0 : 1)

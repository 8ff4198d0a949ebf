/**
 * `npm run planted -- [--only NAME,NAME]`: plants each bug of proof/planted in a copy of the tree and runs the tests that are to see it. Ends
 * with code 1 when one is missed, or when a patch no longer fits.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../tools/setup/repository.mjs'
import { startPostgres } from '../tools/tests/postgres-server.ts'
import { readBugs } from './planted/bugs.ts'
import { firstFailure, plant, type Planted } from './planted/plant.ts'
import { makeScratchCopy } from './planted/scratch-copy.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const wanted = values.only.split(',')
const bugs = readBugs(join(root, 'proof/planted')).filter(({ name }) => wanted.some((part) => name.includes(part)))
if (bugs.length === 0) {
  console.error(`No bug is called “${values.only}”: see proof/planted.`)
  process.exit(2)
}
const postgres = await startPostgres()
process.env['ETAPE_TEST_POSTGRES'] = postgres.url
const copy = makeScratchCopy(root)
try {
  process.exitCode = await plantAll()
} finally {
  copy.remove()
  await postgres.stop()
}

async function plantAll(): Promise<number> {
  // Tests that fail anyway would see every bug.
  const before = await firstFailure([...new Set(bugs.flatMap(({ tests }) => tests))], copy.folder)
  if (before !== null) {
    console.error(`✗ Without any bug this fails already: ${before}`)
    return 1
  }
  const counts = { caught: 0, missed: 0, stale: 0 }
  for (const bug of bugs) {
    const planted = await plant(bug, copy.folder)
    counts[planted.type] += 1
    console.log(`${planted.type === 'caught' ? '✓' : '✗'} ${bug.name}: ${bug.what}\n  ${outcomeOf(planted)}`)
  }
  const stale = counts.stale === 0 ? '' : `, ${counts.stale} to be drawn up anew`
  console.log(`${counts.caught} of ${bugs.length} caught, ${counts.missed} missed${stale}`)
  return counts.caught === bugs.length ? 0 : 1
}

function outcomeOf(planted: Planted): string {
  switch (planted.type) {
    case 'caught':
      return `caught by ${planted.by}`
    case 'missed':
      return 'missed: no test named for it fails'
    case 'stale':
      return `the patch no longer fits: draw it up anew (${planted.why})`
  }
}

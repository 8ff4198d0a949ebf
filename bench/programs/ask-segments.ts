/** Counts the members of each segment and reads all their ids, as the product does. Arguments: the folder, the moment it is asked at. */
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { openEngine } from '../engine.ts'
import { segmentQuestions, type Answered } from '../segment-questions.ts'

const [folder = '', now = '0'] = process.argv.slice(2)
const { store } = await openEngine(folder)
const catalog = buildCatalog({ customFields: await store.settings.fields(), settings: defaultCrmSettings() })
const filters = segmentQuestions(Number(now)).map(({ condition }) => ({
  where: { condition, catalog, asking: { now: Number(now), zone: 'UTC' } },
}))

const began = performance.now()
const counts: number[] = []
for (const filter of filters) counts.push(await store.contacts.count(filter))
const counted = performance.now()
const members: number[] = []
for (const filter of filters) members.push(await countIds(filter))
const over = performance.now()
if (counts.join() !== members.join()) throw new Error(`${counts.join()} counted, but ${members.join()} members.`)
await store.close()
const answered: Answered = { countMs: counted - began, membersMs: over - counted, counts }
process.stdout.write(`${JSON.stringify(answered)}\n`)

async function countIds(filter: (typeof filters)[number]): Promise<number> {
  let found = 0
  for await (const ids of store.contacts.eachId(filter, 20_000)) found += ids.length
  return found
}

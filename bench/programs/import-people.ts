/**
 * Uploads a CSV file and has it imported as the server suggests, until the last contact has had its turn. Arguments: the address, the API
 * key, the file.
 */
import { createClient } from '@etape/contract'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

const [address = '', apiKey = '', path = ''] = process.argv.slice(2)
const everyMs = 50
const api = createClient((to, init) => {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${apiKey}`)
  return fetch(address + to, { ...init, headers })
})

const body = readFileSync(path, 'utf8')
const began = performance.now()
const uploaded = await api.uploadImport({ query: { fileName: 'people.csv', object: 'contact' }, body })
const looked = performance.now()
const { id } = uploaded.import
const columns = uploaded.columns.map(({ suggestion }) => suggestion)
const skipped = columns.filter(({ to }) => to.type === 'skip')
if (skipped.length > 0) throw new Error(`Not imported: ${skipped.map(({ column }) => column).join(', ')}.`)
await api.startImport({
  params: { id },
  body: { object: 'contact', columns, matchBy: 'email', runFlows: { type: 'yes' } },
})
let job = await api.readImport({ params: { id } })
while (job.endedAt === null) {
  await setTimeout(everyMs)
  job = await api.readImport({ params: { id } })
}
if (job.state !== 'done' || job.created !== job.rows) throw new Error(`Of ${job.rows} rows ${job.created} came in.`)
const seconds = (performance.now() - began) / 1000
const lookedForSeconds = (looked - began) / 1000
process.stdout.write(`${JSON.stringify({ rowsPerSecond: job.rows / seconds, seconds, lookedForSeconds })}\n`)

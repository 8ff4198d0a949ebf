/**
 * Makes every waiting run of a data folder due at this moment and counts the steps until nobody is due any more.
 * Arguments: the folder, the flow, the steps that are expected of all.
 */
import Sqlite from 'better-sqlite3'
import { countSteps } from '../count-steps.ts'
import { openEngine } from '../engine.ts'

const [folder = '', flow = '', expected = '0'] = process.argv.slice(2)
wake(`${folder}/etape.sqlite`, Date.now())
const engine = await openEngine(folder)
const { stepsPerSecond, steps, seconds } = await countSteps(engine, flow)
if (steps !== Number(expected)) throw new Error(`${steps} steps were taken instead of ${expected}.`)
await engine.store.close()
process.stdout.write(`${JSON.stringify({ stepsPerSecond, seconds })}\n`)

function wake(file: string, now: number): void {
  const database = new Sqlite(file)
  database.transaction(() => {
    database.prepare(`update run set wake_at = ? where status = 'waiting'`).run(now)
    database.prepare('update contact set due_at = ? where due_at is not null').run(now)
  })()
  database.close()
}

/**
 * Counts the members of each segment and reads all their ids, with SQL written by hand and one connection tuned as the store's.
 * Arguments: the folder, the moment it is asked at.
 */
import Sqlite from 'better-sqlite3'
import { join } from 'node:path'
import { segmentQuestions, type Answered } from '../segment-questions.ts'

const [folder = '', now = '0'] = process.argv.slice(2)
const database = new Sqlite(join(folder, 'etape.sqlite'), { readonly: true })
// As `dialects/sqlite.ts` sets it.
database.pragma('cache_size = -65536')
const questions = segmentQuestions(Number(now))

const began = performance.now()
const counts = questions.map(({ sql }) =>
  Number(database.prepare(`select count(*) from contact where ${sql}`).pluck().get()),
)
const counted = performance.now()
for (const { sql } of questions) database.prepare(`select id from contact where ${sql} order by id`).pluck().all()
const over = performance.now()
database.close()
const answered: Answered = { countMs: counted - began, membersMs: over - counted, counts }
process.stdout.write(`${JSON.stringify(answered)}\n`)

import { join } from 'node:path'
import type { Benchmark } from './benchmark.ts'
import { startEtape } from './etape.ts'
import type { Keys } from './keys.ts'
import { writePeople } from './people-file.ts'
import { askProgram } from './programs.ts'

const rows = 100_000

interface Imported {
  rowsPerSecond: number
  seconds: number
  lookedForSeconds: number
}

export const csvImport: Benchmark = {
  id: 'P15',
  work: '100,000 contacts with 20 columns come in as a CSV file, into a workspace with three segments and a live flow: rows a second from the upload until the last contact has had its turn',
  baseline:
    'csv-parse and plain inserts into one table, 500 rows a transaction, as durable: nothing is checked, compared or told',
  unit: 'rows/s',
  goal: { atLeastTimes: 0.3 },
  bound:
    'Every row has a turn of its own, in the transaction it comes in by: the contact, its key, its identities and the history of stage and status are five to eight row writes where the baseline has one. A quarter of the thread’s time goes into the turn (half of it into twenty fields, each held against its type and its rules), a quarter into SQLite’s row writes, a tenth into collecting garbage, a fifteenth into commits, the rest into making rows and looking up who is known. Reading the file, checking its cells and looking up whom the next rows are about go on beside it, on the other thread; looking at the file goes before.',
  nextLever:
    'Row writes: the address and the external id of a contact stand in an index of contacts and in the table of identities, which alone would do.',
  rounds: 3,
  isLong: true,
  prepare: async (place) => {
    const file = join(place.folder(), 'people.csv')
    writePeople(file, rows)
    return {
      round: async () => {
        const alone = await askProgram<{ rowsPerSecond: number }>('baselines/csv-and-inserts.ts', place.folder(), file)
        const { rowsPerSecond, seconds, lookedForSeconds } = await importInto(place.folder(), file)
        const details = { seconds, 'of which looking at the file': lookedForSeconds }
        return { figure: rowsPerSecond, baseline: alone.rowsPerSecond, details }
      },
    }
  },
}

/** An empty workspace each time, as the baseline's table is. */
async function importInto(folder: string, file: string): Promise<Imported> {
  const { apiKey } = await askProgram<Keys>('programs/make-import.ts', folder)
  const server = await startEtape(folder)
  try {
    return await askProgram<Imported>('programs/import-people.ts', server.url, apiKey, file)
  } finally {
    await server.stop()
  }
}

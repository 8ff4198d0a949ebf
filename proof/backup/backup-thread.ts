import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { setTimeout } from 'node:timers/promises'
import { backUp } from '../../apps/server/src/backup/back-up.ts'

interface Given {
  dataDir: string
  copies: string
  backups: number
  acknowledged: Int32Array
}

const { dataDir, copies, backups, acknowledged } = workerData as Given
for (let number = 0; number < backups; number += 1) {
  // Long enough for more to come in.
  await setTimeout(10)
  const before = Atomics.load(acknowledged, 0)
  backUp(dataDir, join(copies, `${number}.sqlite`))
  parentPort?.postMessage(before, [])
}

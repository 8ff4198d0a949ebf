import { rm } from 'node:fs/promises'
import type { ImportJob } from '@etape/store'
import type { ImportRunner } from '../context.ts'
import type { ImportParts } from './batch.ts'
import { runImport } from './run-import.ts'

interface Resuming {
  /** Goes on with what a stop interrupted. */
  resume(): Promise<void>
  /** Resolves when nothing is being imported. */
  settled(): Promise<void>
}

interface Running {
  cancelling: AbortController
  over: Promise<void>
}

/** Imports go on by themselves, one after the other, also after a restart. */
export function openImports(parts: ImportParts): ImportRunner & Resuming {
  const stopped = new AbortController()
  const running = new Map<number, Running>()
  let line: Promise<void> = Promise.resolve()

  const next = async (id: number): Promise<void> => {
    const job = await parts.store.imports.get(id)
    if (!job || stopped.signal.aborted || (job.state !== 'running' && job.state !== 'settling')) return
    const cancelling = new AbortController()
    const over = run(parts, job, AbortSignal.any([stopped.signal, cancelling.signal]))
    running.set(id, { cancelling, over })
    await over
    running.delete(id)
  }
  const start = (id: number) => {
    line = line.then(() => next(id)).catch((error: unknown) => parts.log.error({ err: error }, 'imports cannot go on'))
  }
  return {
    start,
    cancel: async (id) => {
      running.get(id)?.cancelling.abort()
      await running.get(id)?.over
      await end(parts, id, { state: 'cancelled' })
    },
    resume: async () => {
      for (const { id } of await parts.store.imports.unfinished()) start(id)
    },
    settled: () => line,
    stop: async () => {
      stopped.abort()
      await line
    },
  }
}

async function run(parts: ImportParts, job: ImportJob, signal: AbortSignal): Promise<void> {
  try {
    if (await runImport(parts, job, signal)) await end(parts, job.id, { state: 'done' })
  } catch (error) {
    parts.log.error({ err: error, import: job.id }, 'an import failed')
    await end(parts, job.id, { state: 'failed', problem: error instanceof Error ? error.message : String(error) })
  }
}

/** What is over needs its file no more, and the file is full of personal data. */
async function end(
  { store, clock, stream }: ImportParts,
  id: number,
  outcome: Pick<ImportJob, 'state'> & Partial<Pick<ImportJob, 'problem'>>,
): Promise<void> {
  const job = await store.imports.update(id, { ...outcome, endedAt: clock.now() })
  if (job) await rm(job.path, { force: true })
  stream.publish('import', String(id))
}

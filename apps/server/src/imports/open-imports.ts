import type { ImportRunner } from '../context.ts'
import type { ImportParts } from './batch.ts'
import { runImport } from './run-import.ts'

interface Resuming {
  /** Goes on with what a stop interrupted. */
  resume(): Promise<void>
  /** Resolves when nothing is being imported. */
  settled(): Promise<void>
}

/** Imports go on by themselves, one after the other, also after a restart. */
export function openImports(parts: ImportParts): ImportRunner & Resuming {
  const stopped = new AbortController()
  const cancelled = new Map<number, AbortController>()
  let line: Promise<void> = Promise.resolve()

  const run = async (id: number) => {
    const job = await parts.store.imports.get(id)
    if (!job || stopped.signal.aborted || (job.state !== 'running' && job.state !== 'settling')) return
    const cancelling = new AbortController()
    cancelled.set(id, cancelling)
    try {
      await runImport(parts, job, AbortSignal.any([stopped.signal, cancelling.signal]))
    } catch (error) {
      parts.log.error({ err: error, import: id }, 'an import failed')
      const problem = error instanceof Error ? error.message : String(error)
      await parts.store.imports.update(id, { state: 'failed', problem, endedAt: parts.clock.now() })
      parts.stream.publish('import', String(id))
    } finally {
      cancelled.delete(id)
    }
  }
  const start = (id: number) => {
    line = line.then(() => run(id)).catch((error: unknown) => parts.log.error({ err: error }, 'imports cannot go on'))
  }
  return {
    start,
    cancel: async (id) => {
      cancelled.get(id)?.abort()
      await parts.store.imports.update(id, { state: 'cancelled', endedAt: parts.clock.now() })
      parts.stream.publish('import', String(id))
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

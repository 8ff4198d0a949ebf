import type { Benchmark } from './benchmark.ts'
import { runSteps } from './p1-run-steps.ts'
import { waking } from './p2-waking.ts'
import { oneEventPerRequest } from './p3-one-event-per-request.ts'
import { eventBatches } from './p4-event-batches.ts'
import { segments } from './p5-segments.ts'
import { segmentSql } from './p6-segment-sql.ts'
import { lateness } from './p7-lateness.ts'
import { readsWhileWriting } from './p8-reads-while-writing.ts'
import { memory } from './p9-memory.ts'
import { growth } from './p10-growth.ts'
import { againstN8n } from './p12-against-n8n.ts'
import { installSize } from './p12-install-size.ts'
import { startTime } from './p12-start.ts'
import { webDragging } from './p13-web-dragging.ts'
import { webFirstScreen } from './p13-web-first-screen.ts'
import { webVitals } from './p13-web-vitals.ts'
import { freshClone } from './p14-fresh-clone.ts'
import { secondStart } from './p14-second-start.ts'
import { csvImport } from './p15-import.ts'

/** In the order of docs/benchmarks.md. */
export const benchmarks: readonly Benchmark[] = [
  runSteps, waking, oneEventPerRequest, eventBatches, segments, segmentSql, lateness, readsWhileWriting, memory, growth,
  ...againstN8n, installSize, startTime, webFirstScreen, webDragging, webVitals, freshClone, secondStart, csvImport,
] // prettier-ignore

import { describeSurroundings } from './machine.ts'
import { runSteps } from './p1-run-steps.ts'
import { oneEventPerRequest } from './p3-one-event-per-request.ts'
import { segments } from './p5-segments.ts'
import { lateness } from './p7-lateness.ts'
import { freshClone } from './p14-fresh-clone.ts'
import { secondStart } from './p14-second-start.ts'
import { tableOf, writeDocs } from './report.ts'
const pair = ([figure, baseline]: readonly [number, number | null]) => ({ figure, baseline })
const results = [
  {
    benchmark: runSteps,
    rounds: (
      [
        [17202, 13053],
        [17490, 10833],
        [16866, 9289],
      ] as const
    ).map(pair),
  },
  {
    benchmark: oneEventPerRequest,
    rounds: (
      [
        [980, 4633],
        [811, 3909],
        [835, 4534],
      ] as const
    ).map(pair),
  },
  {
    benchmark: segments,
    rounds: (
      [
        [95747, 168],
        [144892, 157],
        [75690, 192],
      ] as const
    ).map(pair),
  },
  { benchmark: lateness, rounds: ([[220, null]] as const).map(pair) },
  { benchmark: freshClone, rounds: ([[188, null]] as const).map(pair) },
  {
    benchmark: secondStart,
    rounds: (
      [
        [10, null],
        [14.5, null],
        [11.3, null],
      ] as const
    ).map(pair),
  },
]
writeDocs(results, { ...describeSurroundings(), loadBefore: 22 })
console.log(tableOf(results))

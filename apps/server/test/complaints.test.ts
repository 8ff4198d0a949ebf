import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const server = 'apps/server/test/'
const engine = 'packages/flow/src/engine/'

/** What users of other builders complain of while flows run, in the order in which it was collected, and the test that shows we do not have it. */
const complaints: readonly [number, file: string, title: string][] = [
  [1, `${server}peers.test.ts`, '1: one step sends one message, however often its contact is looked at'],
  [
    2,
    `${server}peers.test.ts`,
    '2: one contact that cannot be handled spoils no other of its batch, and is set aside in sight',
  ],
  [3, `${server}peers.test.ts`, '3: coming in twice at the same moment makes one run'],
  [4, `${engine}peers.test.ts`, 'hot and cold can go round as often as they come, each time from the beginning'],
  [5, `${server}peers.test.ts`, '5: an event that is sent again starts nothing'],
  [5, `${engine}peers.test.ts`, 'one change of a record starts a flow once, however many triggers of it hear of that'],
  [6, `${server}peers.test.ts`, '6: a write starts a flow whichever way it came in'],
  [7, `${engine}listening.test.ts`, 'a start and the awaited event in one turn are taken one after the other'],
  [8, `${server}peers.test.ts`, '8: working a segment out anew takes nobody from where they wait'],
  [9, `${server}stuck.test.ts`, 'a run whose wait ran out while no worker looked'],
  [10, `${server}explain.test.ts`, 'why somebody is not in a flow, past a node, in a segment or at a stage'],
  [11, `${server}peers.test.ts`, '11, 15: what is over stays as it ended, whoever comes late'],
  [12, 'packages/flow/src/check/check-flow.test.ts', 'a loop in which no time passes'],
  [12, `${server}flow-files.test.ts`, 'on the command line a file is checked without a workspace'],
  [13, `${server}durability.test.ts`, 'a run that waits goes on after a restart, at its time'],
  [14, `${server}peers.test.ts`, '14: a wait of a second and one of a year end when they are due, not before'],
  [15, `${server}peers.test.ts`, '11, 15: what is over stays as it ended, whoever comes late'],
  [
    16,
    `${engine}explain.test.ts`,
    'the extra condition of the trigger does not hold: its missing line is named with what was found',
  ],
  [17, `${server}sending-failures.test.ts`, 'that nobody wants mail is none: it is not tried again and pauses nothing'],
  [
    18,
    `${server}sending-failures.test.ts`,
    'one contact for whom everything fails pauses nothing, however often it is tried',
  ],
  [18, `${server}sending.test.ts`, 'a broken webhook trips its own step only'],
  [
    19,
    `${server}peers.test.ts`,
    '19, 20: a new version handles nobody again, and no figure shrinks when flow or contact go',
  ],
  [
    20,
    `${server}peers.test.ts`,
    '19, 20: a new version handles nobody again, and no figure shrinks when flow or contact go',
  ],
  [29, `${server}peers.test.ts`, '29: a stage change starts a flow by its value, not by any change'],
  [30, `${engine}peers.test.ts`, 'a contact that is created has its fields when the trigger looks'],
  [31, `${server}peers.test.ts`, '31: a flow that writes what it listens to does not start itself'],
  [31, `${engine}entering.test.ts`, 'flows that start each other by their outcomes are stopped, with the circle named'],
  [32, `${server}peers.test.ts`, '32: an import starts flows at the rate asked for, and drops nobody'],
  [33, `${server}peers.test.ts`, '33: two carts are two runs, and each hears its own event'],
  [
    34,
    `${server}yearly.test.ts`,
    'everybody is greeted once a year at nine on their own clock, whatever clocks and leap days do',
  ],
  [
    34,
    'packages/flow/src/nodes/timing/timing.test.ts',
    'a date is waited for, moved by the offset and at the time of day',
  ],
  [
    35,
    `${server}seed-001.test.ts`,
    'a contact that enters three segments at once ends in the highest stage, without any wait',
  ],
  [
    36,
    `${server}peers.test.ts`,
    '36, 37: the furthest stage is kept apart from the present one, and a write back is refused by name',
  ],
  [
    37,
    `${server}peers.test.ts`,
    '36, 37: the furthest stage is kept apart from the present one, and a write back is refused by name',
  ],
  [
    38,
    `${server}peers.test.ts`,
    '38: every rule that moves stages is listed with how much it has changed, and can be turned off',
  ],
  [39, `${server}peers.test.ts`, '21, 39: a paused flow stands still: nobody walks through it without its actions'],
]

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

test('every complaint has a test that is there', () => {
  const missing = complaints.filter(([, file, title]) => !readFileSync(root + file, 'utf8').includes(`'${title}'`))
  expect(missing).toEqual([])
  expect([...new Set(complaints.map(([number]) => number))]).toEqual([...range(1, 20), ...range(29, 39)])
})

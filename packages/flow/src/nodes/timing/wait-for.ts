import { phrase, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { choiceField, conditionField, durationField, eventNameField, optionally } from '../../kit/fields.ts'
import { propertyFiltersField, segmentField } from '../../kit/fields.ts'
import { caseOf, oneOfField } from '../../kit/list-fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import type { Listening } from '../../kit/outcome.ts'
import { addDuration } from '../../kit/time.ts'

const awaited = oneOfField({
  title: 'Wait for',
  cases: [
    caseOf('event', 'An event', {
      name: eventNameField({ title: 'Event' }),
      where: propertyFiltersField({ title: 'With properties', description: 'All filters must hold.' }),
    }),
    caseOf('condition', 'A condition', {
      when: conditionField({ title: 'Until', description: 'Goes on at once if it holds already.' }),
    }),
    caseOf('segment', 'A segment', {
      segment: segmentField({ title: 'Segment' }),
      to: choiceField({
        title: 'Until the contact',
        options: { enter: 'Enters the segment', leave: 'Leaves the segment' },
      }),
    }),
  ],
  initial: { type: 'event', where: [] },
})
type Awaited = z.output<typeof awaited>

/** Holds a contact until something comes about or, if a time-out is set, until that runs out. */
export const waitFor = defineNodeKind({
  type: 'wait-for',
  category: 'timing',
  icon: 'hourglass',
  title: 'Wait for',
  summary: 'Holds the contact until something happens, at most for a set time.',
  config: z.strictObject({
    for: awaited,
    timeout: optionally(
      durationField({ title: 'At most', description: 'Leave empty to wait for as long as it takes.' }),
    ),
  }),
  outlets: ({ timeout }) => (timeout ? [happened, timedOut] : [happened]),
  example: { for: { type: 'event', name: 'Meeting booked', where: [] }, timeout: { days: 7 } },
  card: (config) => describeAwaited(config.for),
  goesOnAtOnceBy: (config) => (config.for.type === 'condition' ? [happened.id] : []),
  step: ({ config, now }) => ({
    type: 'listen',
    for: listening(config.for),
    until: config.timeout && addDuration(now, config.timeout),
    heardBy: happened.id,
    timedOutBy: timedOut.id,
  }),
})

const happened = { id: 'happened', label: phrase('Happened') }
const timedOut = { id: 'timed-out', label: phrase('Time ran out') }

function listening(awaits: Awaited): Listening {
  switch (awaits.type) {
    case 'event':
      return { type: 'event', name: awaits.name, where: awaits.where }
    case 'condition':
      return { type: 'condition', when: awaits.when }
    case 'segment':
      return { type: 'segment', segment: awaits.segment, to: awaits.to }
  }
}

function describeAwaited(awaits: Awaited): Phrase {
  switch (awaits.type) {
    case 'event':
      return phrase('Wait for “{event}”', { event: awaits.name })
    case 'condition':
      return phrase('Wait until: {condition}', { condition: { type: 'condition', condition: awaits.when } })
    case 'segment': {
      const segment = { segment: { type: 'segment', id: awaits.segment } } as const
      return awaits.to === 'enter'
        ? phrase('Wait to enter {segment}', segment)
        : phrase('Wait to leave {segment}', segment)
    }
  }
}

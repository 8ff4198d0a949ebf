import { momentOf, wallOf, type Field } from '@etape/conditions'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextDateMoment, type DateTrigger } from '../kit/date-trigger.ts'
import { aDocument, aState, aWorld, day, someIds, turnSettings, wrote } from './testing/a-world.ts'
import { live, liveUntil } from './testing/live.ts'
import { takeTurn } from './take-turn.ts'

const utc = (text: string) => Date.parse(`${text}Z`)
const dateField = (key: string, type: 'date' | 'date-time' = 'date'): Field => ({
  object: 'contact', key, type, label: { en: key, fr: key, sv: key }, builtIn: false,
}) // prettier-ignore
const fields = [dateField('born'), dateField('renews'), dateField('meets', 'date-time')]
const onDate = (config: object) =>
  [
    'date-reached',
    { field: 'contact.born', offset: { type: 'on' }, at: null, yearly: false, zone: 'contact', when: null, ...config },
  ] as const
const greeting = (config: object, settings = {}) =>
  aDocument({ start: onDate(config), said: ['add-note', { text: 'Hello' }] }, ['start.next > said'], settings)
const worldOf = (config: object) => aWorld({ flows: { greeting: greeting(config) }, fields })

/** When the flow greeted, as the clocks of the zone showed it. */
async function greeted(
  config: object,
  contact: Record<string, unknown>,
  { from, until }: { from: number; until: number },
) {
  const state = aState(contact as never, { turnedAt: from })
  const { turns } = await liveUntil(worldOf(config), state, { from, until })
  const zone = String(contact['time_zone'])
  return turns.flatMap(({ notes }) => notes.map(({ at }) => new Date(wallOf(at, zone)).toISOString().slice(0, 16)))
}

const twoYears = { from: utc('2027-03-01T00:00:00'), until: utc('2029-03-02T00:00:00') }

describe.each(['Europe/Stockholm', 'America/New_York', 'Australia/Lord_Howe'])(
  'two years of yearly triggers in %s',
  (time_zone) => {
    test('one born on 29 February is greeted on the 29th in a leap year and on the 28th in others, once a year', async () => {
      const born = utc('1996-02-29T00:00:00')
      expect(await greeted({ yearly: true, at: '09:00' }, { born, time_zone }, twoYears)).toEqual([
        '2028-02-29T09:00',
        '2029-02-28T09:00',
      ])
    })

    test('one born on any day is greeted once in each year, at the hour set wherever the clocks stand', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 364 }), async (offset) => {
          const born = utc('1995-01-01T00:00:00') + offset * day
          const heard = await greeted({ yearly: true, at: '09:00' }, { born, time_zone }, twoYears)
          const birthdays = [2027, 2028, 2029].map(
            (year) => `${year}-${new Date(born).toISOString().slice(5, 10)}T09:00`,
          )
          const isWithin = (text: string) => momentOf(utc(`${text}:00`), time_zone) > twoYears.from
          expect(heard).toEqual(
            birthdays.filter((text) => isWithin(text) && momentOf(utc(`${text}:00`), time_zone) <= twoYears.until),
          )
        }),
        { numRuns: 30 },
      )
    })

    test('three days before is at the same hour, also when the clocks change in between', async () => {
      const every = Array.from({ length: 24 }, (_, month) => utc('2027-03-29T00:00:00') + month * 30 * day)
      for (const renews of every) {
        const config = { field: 'contact.renews', offset: { type: 'before', by: { days: 3 } }, at: '09:00' }
        const heard = await greeted(config, { renews, time_zone }, twoYears)
        expect(heard).toEqual([`${new Date(renews - 3 * day).toISOString().slice(0, 10)}T09:00`])
      }
    })
  },
)

describe('where the clocks change', () => {
  const at = (zone: string, date: string, time: string) => {
    const trigger: DateTrigger = { field: 'contact.born', offset: null, at: time, yearly: false, zone: 'account' }
    const moment = nextDateMoment(trigger, { value: utc(`${date}T00:00:00`), type: 'date' }, 0, {
      contact: 'UTC',
      account: zone,
    })
    return new Date(moment ?? 0).toISOString()
  }

  test.each([
    ['Europe/Stockholm', '2027-03-28', '02:30', '2027-03-28T01:00:00.000Z'],
    ['America/New_York', '2027-03-14', '02:30', '2027-03-14T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2027-10-03', '02:15', '2027-10-02T15:30:00.000Z'],
  ])('in %s, %s %s does not exist and moves forward to the end of the gap', (zone, date, time, moment) => {
    expect(at(zone, date, time)).toBe(moment)
  })

  test.each([
    ['Europe/Stockholm', '2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    ['America/New_York', '2027-11-07', '01:30', '2027-11-07T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45:00.000Z'],
  ])('in %s, %s %s comes twice and is taken once, the first', async (zone, date, time, moment) => {
    expect(at(zone, date, time)).toBe(moment)
    const born = utc(`${date}T00:00:00`)
    const span = { from: born - 2 * day, until: born + 3 * day }
    expect(await greeted({ at: time }, { born, time_zone: zone }, span)).toHaveLength(1)
  })

  test('a moment is named in every hour of a year, and never before the one asked from', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Europe/Stockholm',
          'America/New_York',
          'Australia/Lord_Howe',
          'Pacific/Apia',
          'Asia/Kathmandu',
        ),
        fc.integer({ min: utc('2026-01-01T00:00:00'), max: utc('2030-01-01T00:00:00') }),
        (zone, wall) => {
          const moment = momentOf(wall, zone)
          expect(wallOf(moment, zone)).toBeGreaterThanOrEqual(wall)
          expect(wallOf(moment, zone) - wall).toBeLessThanOrEqual(day / 24)
        },
      ),
    )
  })
})

describe('a date', () => {
  const zone = 'Europe/Stockholm'
  const world = worldOf({ at: '09:00' })
  const now = utc('2027-05-10T00:00:00')
  const nine = momentOf(utc('2027-05-10T09:00:00'), zone)
  const born = utc('2027-05-10T00:00:00')

  test('makes the contact due at its moment, and starts the flow then and once', async () => {
    const { turns } = await liveUntil(world, aState({ born }, { turnedAt: now - day }), {
      from: now - day,
      until: now + 9 * day,
    })
    expect(turns.map(({ dueAt }) => dueAt)).toEqual([nine, null])
    expect(turns.map(({ notes }) => notes.length)).toEqual([0, 1])
    expect(turns[1]?.runs[0]?.run.start.because.text).toBe('A date came')
  })

  test('that came while nobody looked starts the flow late rather than never', async () => {
    const turn = await takeTurn(aState({ born }, { turnedAt: now - day }), world, turnSettings(world, now + 20 * day))
    expect(turn.notes).toHaveLength(1)
  })

  test('that was past when it was written starts nothing', async () => {
    const state = aState({}, { turnedAt: now - day })
    const written = { ...wrote({ born }), type: 'record' } as never
    const later = { id: 1, contactId: 1, at: now + 5 * day, receivedAt: now + 5 * day, hop: 0, content: written }
    const turn = await takeTurn({ ...state, inputs: [later] }, world, turnSettings(world, now + 6 * day))
    expect([turn.notes, turn.dueAt]).toEqual([[], null])
  })

  test('that is moved while it is to come is reached where it was moved to', async () => {
    const ids = someIds()
    const state = aState({ born }, { turnedAt: now - day })
    const moved = { id: 1, contactId: 1, at: now, receivedAt: now, hop: 0, content: wrote({ born: born + 2 * day }) }
    const turn = await takeTurn({ ...state, inputs: [moved] }, world, turnSettings(world, now, ids))
    expect(turn.dueAt).toBe(nine + 2 * day)
  })

  test('that came before the flow was published, or while it was paused, starts nothing', async () => {
    const [flow] = world.flows.values()
    const dated = world.datedTriggers.map((one) => ({ ...one, flow: { ...one.flow, since: nine + 1 } }))
    expect(flow).toBeDefined()
    const late = { ...world, datedTriggers: dated }
    const turn = await takeTurn(aState({ born }, { turnedAt: now - day }), late, turnSettings(late, now + 20 * day))
    expect(turn.notes).toEqual([])
  })

  test('is not reached again when the machine’s clock is set back', async () => {
    const ids = someIds()
    const first = await liveUntil(world, aState({ born }, { turnedAt: now - day }), { from: now - day, until: nine })
    const back = await takeTurn(first.state, world, turnSettings(world, nine - day, ids))
    const again = await takeTurn({ ...first.state, turnedAt: back.at }, world, turnSettings(world, nine + 1, ids))
    expect([back.notes, again.notes]).toEqual([[], []])
  })

  test('of a contact without a time zone, or with one that does not exist, is read where the workspace is', async () => {
    for (const time_zone of [null, 'Mars/Olympus']) {
      const turn = await takeTurn(aState({ born, time_zone }, { turnedAt: now - day }), world, turnSettings(world, now))
      expect(turn.dueAt).toBe(nine)
    }
  })

  test('with a time of its own is reached to the second', async () => {
    const timed = worldOf({ field: 'contact.meets', offset: { type: 'before', by: { hours: 1, minutes: 30 } } })
    const meets = utc('2027-05-10T14:00:07')
    const turn = await takeTurn(aState({ meets }, { turnedAt: now }), timed, turnSettings(timed, now))
    expect(turn.dueAt).toBe(utc('2027-05-10T12:30:07'))
  })
})

test('dates and waits of one contact come in their order, however many they are', async () => {
  const waits = aDocument({ start: ['by-hand', { when: null }], wait: ['wait', { for: { days: 10 } }] }, [
    'start.next > wait',
  ])
  const born = utc('2026-03-06T00:00:00')
  const world = aWorld({ flows: { greeting: greeting({ at: '12:00' }), waits }, fields })
  const first = await live(world, aState({ born }, { turnedAt: 0 }), [
    [0, { type: 'enrol', flow: 'waits', cause: { by: 'system', reason: '' } }],
  ])
  expect(first.turns[0]?.dueAt).toBe(utc('2026-03-06T11:00:00'))
})

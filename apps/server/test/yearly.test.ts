import { aFlow } from '@etape/flow/testing'
import { testStores } from '@etape/store/testing'
import { describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const zones = ['Europe/Stockholm', 'America/New_York', 'Australia/Lord_Howe']
/** Born on days at which clocks change somewhere in these years, on the day before, and on a leap day. */
const births = ['1996-02-29', '1990-03-08', '1990-03-28', '1990-04-05', '1990-10-04', '1990-10-25', '1990-11-01']
const until = Date.UTC(2028, 2, 1, 12)
const years = [2026, 2027, 2028]

/** The days of greeting: the birthday, or the last of February where there is no 29th. */
function greetedOn(birth: string, zone: string, from: number): string[] {
  const days = years.map((year) => {
    const isLeap = year % 4 === 0
    const monthAndDay = birth.slice(5) === '02-29' && !isLeap ? '02-28' : birth.slice(5)
    return `${year}-${monthAndDay}`
  })
  const clockAt = (moment: number) => shown(moment, zone)
  return days.map((day) => `${day} 09:00`).filter((text) => text >= clockAt(from) && text <= clockAt(until))
}

/** What the clocks of a zone show. */
const shown = (moment: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).format(moment) // prettier-ignore

describe.each(testStores)('two years of birthdays on $name', ({ newDatabase }) => {
  test('everybody is greeted once a year at nine on their own clock, whatever clocks and leap days do', async () => {
    const database = await newDatabase()
    const databaseUrl = database.config.type === 'postgres' ? database.config.url : null
    const server = await startTestServer({ databaseUrl })
    await publishGreeting(server)
    const people = zones.flatMap((zone) => births.map((birth) => ({ zone, birth })))
    const ids: string[] = []
    for (const [index, { zone, birth }] of people.entries()) {
      const fields = { email: `born${index}@gmail.com`, birthday: birth, time_zone: zone }
      ids.push((await server.admin.createContact({ body: { fields } })).id)
    }
    const from = server.clock.now()
    await server.pass(until - from)

    const found: string[][] = []
    for (const [index, id] of ids.entries()) {
      const { rows } = await server.admin.listRuns({ query: { contact: id, limit: 50 } })
      found.push(rows.map(({ startedAt }) => shown(startedAt, people[index]?.zone ?? 'UTC')).toSorted())
    }
    expect(found).toEqual(people.map(({ birth, zone }) => greetedOn(birth, zone, from)))
    expect(found.flat().length).toBeGreaterThan(2 * people.length)
    await server.stop()
    await database.remove()
  })
})

async function publishGreeting({ admin }: TestServer): Promise<void> {
  const label = { en: 'Birthday', fr: 'Anniversaire', sv: 'Födelsedag' }
  await admin.createField({ body: { object: 'contact', key: 'birthday', type: 'date', label } })
  const yearly = {
    field: 'contact.birthday',
    offset: { type: 'on' },
    at: '09:00',
    yearly: true,
    zone: 'contact',
  } as const
  const document = aFlow().trigger('date-reached', yearly).end().settings({ entry: 'every-time' }).build()
  const { id } = await admin.createFlow({ body: { name: 'Happy birthday', document: { ...document } } })
  await admin.publishFlow({ params: { id }, body: { revision: 1 } })
}

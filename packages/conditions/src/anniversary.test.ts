import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldComparison } from './condition.ts'
import { flipsAt } from './flips-at.ts'
import { judge } from './judge.ts'
import { compilePredicate } from './predicate.ts'
import { sqliteConditions } from './sqlite-conditions.ts'
import { aContact } from './testing/examples.ts'
import { rowsOf, testCatalog } from './testing/index.ts'
import { tablesFor } from './testing/sqlite-tables.ts'
import { toSql } from './to-sql.ts'

const hour = 3_600_000
const day = 24 * hour
const at = (text: string): number => Date.parse(`${text}Z`)
const stockholm = 'Europe/Stockholm'
const anniversaryOf = (fact: FieldComparison['fact']): FieldComparison => ({
  fact,
  operator: 'anniversary',
  value: null,
})
const onBirthday = anniversaryOf('contact.birthday')
const onCreation = anniversaryOf('contact.created_at')
const holdsBirthday = compilePredicate(onBirthday, testCatalog)
const holdsCreation = compilePredicate(onCreation, testCatalog)
const isBirthday = (birthday: string, now: string, zone = stockholm) =>
  holdsBirthday(aContact({ birthday: at(`${birthday}T00:00:00`) }), { now: at(now), zone })

test('a date has its anniversary all day long, where the workspace’s days begin', () => {
  expect(isBirthday('1990-03-29', '2026-03-28T22:59:59.999')).toBe(false)
  expect(isBirthday('1990-03-29', '2026-03-28T23:00:00')).toBe(true)
  expect(isBirthday('1990-03-29', '2026-03-29T21:59:59.999')).toBe(true)
  expect(isBirthday('1990-03-29', '2026-03-29T22:00:00')).toBe(false)
})

test('the day itself is no anniversary, nor is one in years to come', () => {
  expect(isBirthday('2026-03-29', '2026-03-29T10:00:00')).toBe(false)
  expect(isBirthday('2030-03-29', '2026-03-29T10:00:00')).toBe(false)
})

test('29 February has its anniversary on the 28th where there is none, and 28 February keeps its own', () => {
  expect(isBirthday('1996-02-29', '2026-02-28T10:00:00')).toBe(true)
  expect(isBirthday('1996-02-29', '2028-02-28T10:00:00')).toBe(false)
  expect(isBirthday('1996-02-29', '2028-02-29T10:00:00')).toBe(true)
  expect(isBirthday('1996-02-29', '2026-03-01T10:00:00')).toBe(false)
  expect(isBirthday('1995-02-28', '2026-02-28T10:00:00')).toBe(true)
  expect(isBirthday('1995-02-28', '2028-02-29T10:00:00')).toBe(false)
})

test('a date-time belongs to the day on the clocks of the workspace', () => {
  const facts = aContact({ created_at: at('2020-06-30T22:30:00') })
  expect(holdsCreation(facts, { now: at('2026-06-30T12:00:00'), zone: stockholm })).toBe(false)
  expect(holdsCreation(facts, { now: at('2026-07-01T12:00:00'), zone: stockholm })).toBe(true)
  expect(holdsCreation(facts, { now: at('2026-06-30T12:00:00'), zone: 'UTC' })).toBe(true)
})

test('nothing has no anniversary', () => {
  expect(holdsBirthday(aContact({ birthday: null }), { now: 0, zone: 'UTC' })).toBe(false)
})

const moment = (from: string, to: string) =>
  fc.integer({ min: at(`${from}T00:00:00`) / hour, max: at(`${to}T00:00:00`) / hour }).map((one) => one * hour)
const zone = fc.constantFrom(stockholm, 'America/New_York', 'Australia/Lord_Howe', 'UTC')

test('judge, predicate and SQL answer the same', async () => {
  const database = new Database(':memory:')
  database.exec(tablesFor(testCatalog))
  const created = fc.record({
    birthday: moment('1950-01-01', '2030-01-01'),
    created_at: moment('2015-01-01', '2027-01-01'),
  })
  await fc.assert(
    fc.asyncProperty(
      created,
      moment('2026-01-01', '2029-01-01'),
      zone,
      fc.boolean(),
      async (given, someTime, where, isToday) => {
        const birthday = Math.floor(given.birthday / day) * day
        // By chance alone it would hardly ever be the day.
        const now = isToday ? given.created_at + 365 * day : someTime
        const facts = aContact({ ...given, birthday })
        for (const condition of [onBirthday, onCreation]) {
          const asking = { now, zone: where }
          const judged = (await judge(condition, facts, asking, testCatalog)).holds
          expect(compilePredicate(condition, testCatalog)(facts, asking)).toBe(judged)
          const { contact } = rowsOf(facts, 1, testCatalog)
          const columns = Object.keys(contact)
          database.exec('delete from contact')
          database
            .prepare(`insert into contact (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
            .run(Object.values(contact))
          const { text, values } = toSql(condition, testCatalog, sqliteConditions, asking)
          expect(database.prepare(`select contact.id from contact where ${text}`).all(values).length > 0).toBe(judged)
        }
      },
    ),
    { numRuns: 200 },
  )
  database.close()
})

test('the next flip is the beginning of the next anniversary, or the end of today’s', () => {
  const facts = aContact({ birthday: at('1996-02-29T00:00:00') })
  const next = (now: string) =>
    new Date(flipsAt(onBirthday, facts, { now: at(now), zone: stockholm }, testCatalog) ?? 0).toISOString()
  expect(next('2026-12-01T10:00:00')).toBe('2027-02-27T23:00:00.000Z')
  expect(next('2027-02-28T10:00:00')).toBe('2027-02-28T23:00:00.000Z')
  expect(next('2027-06-01T10:00:00')).toBe('2028-02-28T23:00:00.000Z')
})

test('hour by hour for two years, the answer changes only at the moments that are named', () => {
  fc.assert(
    fc.property(moment('1990-01-01', '2026-01-01'), zone, (created_at, where) => {
      const facts = aContact({ created_at })
      let now = at('2026-03-01T00:00:00')
      for (const until = now + 730 * day; now < until;) {
        const flip = flipsAt(onCreation, facts, { now, zone: where }, testCatalog) ?? until
        const before = holdsCreation(facts, { now, zone: where })
        for (const one of [now + hour, flip - day, flip - hour, flip - 1].filter((some) => some > now)) {
          expect(holdsCreation(facts, { now: one, zone: where })).toBe(before)
        }
        now = flip
        expect(now === until || holdsCreation(facts, { now, zone: where }) !== before).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { toMs } from '../duration.ts'
import type { Duration, EpochMs } from '../duration.ts'
import type { Asking } from '../facts.ts'

/** Small pools with edges in them, so that generated conditions and facts meet. */

// The day on which clocks in Europe go forward; the others have odd offsets, half-hour changes or skipped midnights.
const now = Date.UTC(2026, 2, 29, 10, 30)
const nows = [now, now + 1, now - 12 * 3_600_000, Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 3, 5, 15)]
const zones = [
  'UTC',
  'Europe/Stockholm',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
]

export const arbitraryAsking: Arbitrary<Asking> = fc.record({
  now: fc.constantFrom(...nows),
  zone: fc.constantFrom(...zones),
})

export const durations: Arbitrary<Duration> = fc.constantFrom<Duration>(
  { hours: 1 },
  { days: 1 },
  { days: 1, hours: 12 },
  { weeks: 1 },
  { days: 30 },
)

export const days: Arbitrary<EpochMs> = fc.integer({ min: 15, max: 45 }).map((day) => Date.UTC(2026, 2, day))

export const moments: Arbitrary<EpochMs> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...nows), fc.oneof(durations.map(toMs), fc.constant(0)), fc.integer({ min: -2, max: 2 }))
    .map(([from, back, by]) => from - back + by),
  fc
    .tuple(days, fc.integer({ min: -14 * 4, max: 14 * 4 }), fc.integer({ min: -1, max: 1 }))
    .map(([day, quarters, by]) => day + quarters * 900_000 + by),
)

export const texts: Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('Acme', 'acme', 'ACME Corp', 'me', 'É', 'é', 'Émile') },
  { weight: 2, arbitrary: fc.constantFrom('9', '10', '12abc', '100%', '_', '%', '$.a', '"quoted"', "o'clock") },
  { weight: 2, arbitrary: fc.constantFrom('back\\slash', 'a\nb', 'İstanbul', 'ß', '😀 grin', '😀') },
  {
    weight: 1,
    arbitrary: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  },
)

export const numbers: Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, 5, 9, 10, 40) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0.1, 0.30000000000000004, 1e21, 2 ** 53) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0) },
)

export const eventNames: Arbitrary<string> = fc.constantFrom('Page visited', 'Signed up', 'Order placed')
export const flowIds: Arbitrary<string> = fc.constantFrom('welcome', 'win-back', '__proto__')
export const segmentIds: Arbitrary<string> = fc.constantFrom('vip', 'silent', '__proto__')
export const propertyKeys: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('path', 'total') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a "quoted" key', "it's", 'x.y', '5', '$.a', 'constructor', '__proto__', 'é'),
  },
)

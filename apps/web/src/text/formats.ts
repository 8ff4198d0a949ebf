import { useMemo } from 'react'
import { localeOf, type Language } from './languages.ts'
import { useLanguage } from './use-language.ts'

const dayMs = 86_400_000
const nowMs = 45_000
const spans = [
  ['year', 365 * dayMs],
  ['month', 30 * dayMs],
  ['week', 7 * dayMs],
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** Numbers and times as the reader's language writes them. Times are epoch milliseconds, shown in the browser's zone. */
export interface Formats {
  number: (value: number) => string
  compact: (value: number) => string
  percent: (share: number) => string
  money: (amount: number, currency: string) => string
  date: (at: number) => string
  /** With its weekday, for headings of days. */
  longDate: (at: number) => string
  /** A `date` field: midnight UTC of its day, whatever the zone. */
  day: (at: number) => string
  time: (at: number) => string
  dateTime: (at: number) => string
  /** `3 days ago`, `in 2 hours`. */
  relative: (at: number, now: number) => string
  /** How long: `2.5 days`, `3 hours`. */
  span: (ms: number) => string
  list: (texts: readonly string[]) => string
  /** A language by its tag (`fr`, `sv-SE`); what is no tag stays as it is. */
  languageName: (tag: string) => string
  compare: (left: string, right: string) => number
}

const builtFormats = new Map<string, Formats>()

export function formatsOf(language: Language): Formats {
  const locale = localeOf(language)
  const known = builtFormats.get(locale)
  if (known) return known
  const built = buildFormats(locale)
  builtFormats.set(locale, built)
  return built
}

export function useFormats(): Formats {
  const language = useLanguage()
  return useMemo(() => formatsOf(language), [language])
}

// Each takes a browser some milliseconds to make, and a page needs two or three.
function buildFormats(locale: string): Formats {
  const number = lazily(() => new Intl.NumberFormat(locale))
  const compact = lazily(() => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }))
  const percent = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }))
  const date = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }))
  const longDate = lazily(() => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }))
  const day = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }))
  const time = lazily(() => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }))
  const dateTime = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }))
  const relative = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const list = lazily(() => new Intl.ListFormat(locale))
  const languages = lazily(() => new Intl.DisplayNames(locale, { type: 'language' }))
  const collator = lazily(() => new Intl.Collator(locale, { numeric: true }))
  return {
    number: (value) => number().format(value),
    compact: (value) => compact().format(value),
    percent: (share) => percent().format(share),
    money: (amount, currency) => moneyFormat(locale, currency).format(amount),
    date: (at) => date().format(at),
    longDate: (at) => longDate().format(at),
    day: (at) => day().format(at),
    time: (at) => time().format(at),
    dateTime: (at) => dateTime().format(at),
    relative: (at, now) => relativeText(relative(), at - now),
    span: (ms) => spanText(locale, ms),
    list: (texts) => list().format(texts),
    languageName: (tag) => languageNameText(languages(), tag),
    compare: (left, right) => collator().compare(left, right),
  }
}

function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

function relativeText(format: Intl.RelativeTimeFormat, deltaMs: number): string {
  if (Math.abs(deltaMs) < nowMs) return format.format(0, 'second')
  for (const [unit, ms] of spans) {
    if (Math.abs(deltaMs) >= ms) return format.format(Math.trunc(deltaMs / ms), unit)
  }
  return format.format(Math.trunc(deltaMs / 1000), 'second')
}

function languageNameText(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

const spanUnits = [
  ['day', dayMs],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

function spanText(locale: string, ms: number): string {
  const [unit, unitMs] = spanUnits.find(([, least]) => ms >= least) ?? ['second', 1000]
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 })
  return format.format(ms / unitMs)
}

function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 })
  } catch {
    // A currency a customer's file made up: the figure is still worth showing.
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  }
}

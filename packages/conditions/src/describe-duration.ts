import { durationUnits } from './duration.ts'
import type { Duration, DurationUnit } from './duration.ts'
import type { Language } from './phrase.ts'
import { listed } from './describe-value.ts'

type Forms = readonly [one: string, other: string]

const unitForms: Readonly<Record<Language, Readonly<Record<DurationUnit, Forms>>>> = {
  en: {
    weeks: ['week', 'weeks'],
    days: ['day', 'days'],
    hours: ['hour', 'hours'],
    minutes: ['minute', 'minutes'],
    seconds: ['second', 'seconds'],
  },
  fr: {
    weeks: ['semaine', 'semaines'],
    days: ['jour', 'jours'],
    hours: ['heure', 'heures'],
    minutes: ['minute', 'minutes'],
    seconds: ['seconde', 'secondes'],
  },
  sv: {
    weeks: ['vecka', 'veckor'],
    days: ['dag', 'dagar'],
    hours: ['timme', 'timmar'],
    minutes: ['minut', 'minuter'],
    seconds: ['sekund', 'sekunder'],
  },
}

/** The span just gone by, for one unit alone: "the last day". With more of it, `{n}` is the number. */
const lastForms: Readonly<Record<Language, Readonly<Record<DurationUnit, Forms>>>> = {
  en: {
    weeks: ['the last week', 'the last {n} weeks'],
    days: ['the last day', 'the last {n} days'],
    hours: ['the last hour', 'the last {n} hours'],
    minutes: ['the last minute', 'the last {n} minutes'],
    seconds: ['the last second', 'the last {n} seconds'],
  },
  fr: {
    weeks: ['la dernière semaine', 'les {n} dernières semaines'],
    days: ['les dernières 24 heures', 'les {n} derniers jours'],
    hours: ['la dernière heure', 'les {n} dernières heures'],
    minutes: ['la dernière minute', 'les {n} dernières minutes'],
    seconds: ['la dernière seconde', 'les {n} dernières secondes'],
  },
  sv: {
    weeks: ['den senaste veckan', 'de senaste {n} veckorna'],
    days: ['det senaste dygnet', 'de senaste {n} dagarna'],
    hours: ['den senaste timmen', 'de senaste {n} timmarna'],
    minutes: ['den senaste minuten', 'de senaste {n} minuterna'],
    seconds: ['den senaste sekunden', 'de senaste {n} sekunderna'],
  },
}

/** "2 days and 12 hours"; the units that are zero are left out. */
export function describeDuration(duration: Duration, language: Language): string {
  const parts = partsOf(duration)
  const shown = parts.length > 0 ? parts : [{ unit: 'seconds' as const, amount: 0 }]
  return listed(
    shown.map(({ unit, amount }) => numbered(unitForms[language][unit], amount, language)),
    'and',
    language,
  )
}

/** "the last 30 days". */
export function describeLast(duration: Duration, language: Language): string {
  const parts = partsOf(duration)
  const [only] = parts
  if (only && parts.length === 1) {
    const form = formOf(lastForms[language][only.unit], only.amount, language)
    return form.replace('{n}', number(only.amount, language))
  }
  const span = describeDuration(duration, language)
  // Of the French units only the day is masculine.
  const french = (duration.days ?? 0) > 0 ? 'derniers' : 'dernières'
  return { en: `the last ${span}`, fr: `les ${french} ${span}`, sv: `de senaste ${span}` }[language]
}

function partsOf(duration: Duration): { unit: DurationUnit; amount: number }[] {
  return durationUnits.flatMap((unit) => {
    const amount = duration[unit] ?? 0
    return amount === 0 ? [] : [{ unit, amount }]
  })
}

const rules = { en: new Intl.PluralRules('en'), fr: new Intl.PluralRules('fr'), sv: new Intl.PluralRules('sv') }

function formOf([one, other]: Forms, amount: number, language: Language): string {
  return rules[language].select(amount) === 'one' ? one : other
}

// French says "2 000 000 de secondes", its plural form "many".
function numbered(forms: Forms, amount: number, language: Language): string {
  const of = language === 'fr' && rules.fr.select(amount) === 'many' ? 'de ' : ''
  return `${number(amount, language)} ${of}${formOf(forms, amount, language)}`
}

function number(amount: number, language: Language): string {
  return amount.toLocaleString(language)
}

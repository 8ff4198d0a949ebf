import type { CountOperator, DealComparison, EventComparison, PropertyFilter } from './condition.ts'
import { describeLast } from './describe-duration.ts'
import { listed, quoted } from './describe-value.ts'
import { inSentence, testWords } from './describe-comparison.ts'
import type { Writer } from './describe-comparison.ts'
import { pageVisit } from './facts.ts'
import { countRows } from './operators.ts'
import type { Language } from './phrase.ts'
import { words } from './words.ts'
import type { Label } from './words.ts'

const did = words('did {what}', 'a fait {what}', 'har gjort {what}')
const didNot = words('did not do {what}', 'n’a pas fait {what}', 'har inte gjort {what}')
const visited = words('visited {what}', 'a visité {what}', 'har besökt {what}')
const didNotVisit = words('did not visit {what}', 'n’a pas visité {what}', 'har inte besökt {what}')
const visitedAny = words('visited a page', 'a visité une page', 'har besökt en sida')
const didNotVisitAny = words('did not visit any page', 'n’a visité aucune page', 'har inte besökt någon sida')
const inTheLast = words('in {last}', 'dans {last}', 'under {last}')
const where = words('where', 'où', 'där')
const hasDeal = words('has a deal', 'a une transaction', 'har en affär')
const hasNoDeal = words('has no deal', 'n’a aucune transaction', 'har ingen affär')
const hasDeals = words('has {deals}', 'a {deals}', 'har {deals}')
const atLeast = words('at least {count}', 'au moins {count}', 'minst {count}')
const atMost = words('at most {count}', 'au plus {count}', 'högst {count}')
const exactly = words('exactly {count}', 'exactement {count}', 'exakt {count}')

const limits: Readonly<Partial<Record<CountOperator, Label>>> = {
  'count-at-least': atLeast,
  'count-at-most': atMost,
  'count-exactly': exactly,
}

export function describeCount(comparison: EventComparison | DealComparison, writer: Writer): string {
  return comparison.fact === 'events' ? eventWords(comparison, writer) : dealWords(comparison, writer)
}

function eventWords({ params, operator, value }: EventComparison, writer: Writer): string {
  const { language } = writer
  const isVisit = params.name === pageVisit
  const page = isVisit ? visitedPage(params.where ?? []) : undefined
  const [once, never] = isVisit ? visitVerbs(page) : [did, didNot]
  const none = isNone(operator, value)
  const what = page ?? quoted(params.name, language)
  return [
    (none ? never : once)[language].replace('{what}', () => what),
    none ? undefined : limited(operator, value, language, times),
    params.within && inTheLast[language].replace('{last}', describeLast(params.within, language)),
    page === undefined ? propertyWords(params.where ?? [], writer) : undefined,
  ]
    .filter(Boolean)
    .join(' ')
}

function dealWords({ params, operator, value }: DealComparison, writer: Writer): string {
  const { language, catalog } = writer
  const filters = (params.where ?? []).map(({ field: fact, ...test }) => {
    const field = catalog.get(fact)
    return testWords({ ...test, fact, field, subject: inSentence(field?.label[language] ?? fact) }, writer)
  })
  return [hasWords(operator, value, language), whereWords(filters, language)].filter(Boolean).join(' ')
}

function hasWords(operator: CountOperator, value: number | null, language: Language): string {
  if (isNone(operator, value)) return hasNoDeal[language]
  const count = limited(operator, value, language, deals)
  return count === undefined ? hasDeal[language] : hasDeals[language].replace('{deals}', count)
}

function visitVerbs(page: string | undefined): readonly [once: Label, never: Label] {
  return page === undefined ? [visitedAny, didNotVisitAny] : [visited, didNotVisit]
}

/** The one path that visits are narrowed to. */
export function visitedPage(filters: readonly PropertyFilter[]): string | undefined {
  const [only] = filters
  if (filters.length !== 1 || only?.property !== 'path' || only.operator !== 'equal') return undefined
  return typeof only.value === 'string' ? only.value : undefined
}

/** "(where total is at least 100)"; nothing without filters. */
export function propertyWords(filters: readonly PropertyFilter[], writer: Writer): string | undefined {
  const tests = filters.map((filter) =>
    testWords({ ...filter, subject: filter.property, field: undefined, fact: undefined }, writer),
  )
  return whereWords(tests, writer.language)
}

function whereWords(filters: readonly string[], language: Language): string | undefined {
  return filters.length === 0 ? undefined : `(${where[language]} ${listed(filters, 'and', language)})`
}

function isNone(operator: CountOperator, value: number | null): boolean {
  const [, most] = countRows[operator].range(value ?? 0)
  return most === 0
}

function limited(
  operator: CountOperator,
  value: number | null,
  language: Language,
  counted: (count: number, language: Language) => string,
): string | undefined {
  return limits[operator]?.[language].replace('{count}', counted(value ?? 0, language))
}

function times(count: number, language: Language): string {
  if (count === 1) return { en: 'once', fr: 'une fois', sv: 'en gång' }[language]
  if (count === 2 && language === 'en') return 'twice'
  return `${count.toLocaleString(language)} ${{ en: 'times', fr: 'fois', sv: 'gånger' }[language]}`
}

function deals(count: number, language: Language): string {
  if (count === 1) return { en: '1 deal', fr: '1 transaction', sv: '1 affär' }[language]
  return `${count.toLocaleString(language)} ${{ en: 'deals', fr: 'transactions', sv: 'affärer' }[language]}`
}

import type { EventTimeComparison } from './condition.ts'
import { testWords } from './describe-comparison.ts'
import type { Writer } from './describe-comparison.ts'
import { propertyWords, visitedPage } from './describe-count.ts'
import { quoted } from './describe-value.ts'
import { pageVisit } from './facts.ts'
import { eventTimeRows } from './operators.ts'
import { words } from './words.ts'
import type { Label } from './words.ts'

type ByWhich = Readonly<Record<EventTimeComparison['fact'], Label>>

const event: ByWhich = {
  'first-event': words('the first {what}', 'le premier événement {what}', 'den första händelsen {what}'),
  'last-event': words('the last {what}', 'le dernier événement {what}', 'den senaste händelsen {what}'),
}
const visit: ByWhich = {
  'first-event': words('the first visit to {what}', 'la première visite de {what}', 'det första besöket på {what}'),
  'last-event': words('the last visit to {what}', 'la dernière visite de {what}', 'det senaste besöket på {what}'),
}
const anyVisit: ByWhich = {
  'first-event': words('the first page visit', 'la première visite d’une page', 'det första sidbesöket'),
  'last-event': words('the last page visit', 'la dernière visite d’une page', 'det senaste sidbesöket'),
}

/** "the last “Order placed” (where total is at least 100) was more than 30 days ago". */
export function describeEventTime({ fact, params, operator, value }: EventTimeComparison, writer: Writer): string {
  const page = params.name === pageVisit ? visitedPage(params.where ?? []) : undefined
  const filters = page === undefined ? propertyWords(params.where ?? [], writer) : undefined
  const what = page ?? quoted(params.name, writer.language)
  const named = wordsFor(params.name, page)[fact][writer.language].replace('{what}', () => what)
  const subject = [named, filters].filter(Boolean).join(' ')
  const said = eventTimeRows[operator]
  return testWords({ subject, type: 'date-time', said, field: undefined, fact: undefined, operator, value }, writer)
}

function wordsFor(name: string, page: string | undefined): ByWhich {
  if (page !== undefined) return visit
  return name === pageVisit ? anyVisit : event
}

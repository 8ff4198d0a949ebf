import type { Comparison, Condition, FieldComparison, FlowComparison, SegmentComparison } from './condition.ts'
import { describeCount } from './describe-count.ts'
import { describeEventTime } from './describe-event-time.ts'
import { inSentence, testWords } from './describe-comparison.ts'
import type { ConditionNames, Writer } from './describe-comparison.ts'
import { listed, quoted } from './describe-value.ts'
import type { FieldCatalog } from './fields.ts'
import { flowRows } from './operators.ts'
import type { Language } from './phrase.ts'
import { words } from './words.ts'

const not = words('not', 'non', 'inte')
const inSegment = words('is in the segment {name}', 'est dans le segment {name}', 'är i segmentet {name}')
const notInSegment = words(
  'is not in the segment {name}',
  'n’est pas dans le segment {name}',
  'är inte i segmentet {name}',
)
const ofCompany = words('the company’s {field}', '{field} de l’entreprise', 'företagets {field}')

/** A condition as a sentence: "Country is Sweden and (score is at least 40 or visited /pricing at least twice)". */
export function describe(
  condition: Condition,
  catalog: FieldCatalog,
  language: Language,
  names: ConditionNames = {},
): string {
  return capitalised(conditionWords(condition, { catalog, language, names }))
}

/** One line of a condition as a sentence: "Score is at least 40". */
export function describeComparison(
  comparison: Comparison,
  catalog: FieldCatalog,
  language: Language,
  names: ConditionNames = {},
): string {
  return capitalised(comparisonWords(comparison, { catalog, language, names }))
}

function conditionWords(condition: Condition, writer: Writer): string {
  if ('all' in condition) return groupWords(condition.all, 'and', writer)
  if ('any' in condition) return groupWords(condition.any, 'or', writer)
  if ('not' in condition) return `${not[writer.language]} (${conditionWords(condition.not, writer)})`
  return comparisonWords(condition, writer)
}

function groupWords(parts: readonly Condition[], word: 'and' | 'or', writer: Writer): string {
  const sentences = parts.map((part) => {
    const sentence = conditionWords(part, writer)
    return parts.length > 1 && hasParts(part) ? `(${sentence})` : sentence
  })
  return listed(sentences, word, writer.language)
}

function hasParts(condition: Condition): boolean {
  if ('all' in condition) return condition.all.length > 1 || condition.all.some(hasParts)
  return 'any' in condition && (condition.any.length > 1 || condition.any.some(hasParts))
}

function comparisonWords(comparison: Comparison, writer: Writer): string {
  switch (comparison.fact) {
    case 'events':
    case 'deals':
      return describeCount(comparison, writer)
    case 'first-event':
    case 'last-event':
      return describeEventTime(comparison, writer)
    case 'segments':
      return segmentWords(comparison, writer)
    case 'flows':
      return flowWords(comparison, writer)
    default:
      return fieldWords(comparison, writer)
  }
}

function segmentWords({ operator, value }: SegmentComparison, { language, names }: Writer): string {
  const text = operator === 'in-segment' ? inSegment : notInSegment
  return text[language].replace('{name}', () => quoted(names.segment?.(value) ?? value, language))
}

function flowWords({ operator, value }: FlowComparison, { language, names }: Writer): string {
  return `${flowRows[operator].label[language]} ${quoted(names.flow?.(value) ?? value, language)}`
}

function fieldWords({ fact, operator, value }: FieldComparison, writer: Writer): string {
  const field = writer.catalog.get(fact)
  const name = inSentence(field?.label[writer.language] ?? fact)
  const subject = field?.object === 'company' ? ofCompany[writer.language].replace('{field}', () => name) : name
  return testWords({ subject, field, fact, operator, value }, writer)
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

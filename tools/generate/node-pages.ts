import { formatPhrase } from '@etape/conditions'
import { type FormField, type NodeKind, categories, categoryTitles, formOf, outletsOf } from '@etape/flow'

const notice = '<!-- Generated from packages/flow/src/nodes by `pnpm generate`; not to be edited. -->'

/** One kind's page: what it does, what it is configured with, how it is left. */
export function nodePage(kind: NodeKind): string {
  return [
    notice,
    `# ${kind.title}`,
    kind.summary,
    `\`${kind.type}\` · ${categoryTitles[kind.category]}`,
    `## Configuration\n\n${configuration(kind)}`,
    `## Ways out\n\n${waysOut(kind)}`,
    `## Example\n\n> ${english(kind.card(kind.example))}\n\n\`\`\`json\n${JSON.stringify(kind.example, null, 2)}\n\`\`\``,
  ]
    .join('\n\n')
    .concat('\n')
}

/** The list of all kinds, in palette order. */
export function nodeIndex(kinds: readonly NodeKind[]): string {
  const sections = categories.map((category) => {
    const lines = kinds
      .filter((kind) => kind.category === category)
      .map((kind) => `- [${kind.title}](${kind.type}.md): ${kind.summary}`)
    return `## ${categoryTitles[category]}\n\n${lines.join('\n')}`
  })
  return `${[notice, '# Node kinds', ...sections].join('\n\n')}\n`
}

const english = (text: Parameters<typeof formatPhrase>[0]) => formatPhrase(text, 'en', {})

function waysOut(kind: NodeKind): string {
  const outlets = outletsOf(kind, kind.example)
  if (outlets.length === 0) return 'None: a run ends here.'
  const given = typeof kind.outlets === 'function' ? 'As configured; in the example:\n\n' : ''
  return given + outlets.map(({ id, label }) => `- \`${id}\`: ${english(label)}`).join('\n')
}

function configuration(kind: NodeKind): string {
  const fields = rowsOf(formOf(kind), '')
  if (fields.length === 0) return 'Nothing to configure.'
  return table([['Field', 'What', 'Edited as', 'Needed', 'At first'], ...fields])
}

function rowsOf(fields: readonly FormField[], above: string): string[][] {
  return fields.flatMap((field) => {
    const name = `${above}${field.key}`
    const what = field.description === null ? field.title : `${field.title}. ${field.description}`
    const atFirst = field.initial === undefined ? '' : `\`${JSON.stringify(field.initial)}\``
    return [[`\`${name}\``, what, limits(field), field.required ? 'yes' : 'no', atFirst], ...within(field, name)]
  })
}

function within(field: FormField, name: string): string[][] {
  if (field.control === 'ways' || field.control === 'weights' || field.control === 'entries')
    return rowsOf(field.of, `${name}[].`)
  if (field.control !== 'one-of') return []
  return field.cases.flatMap(({ value, fields }) =>
    rowsOf(fields, `${name}.`).map(([path = '', what = '', ...rest]) => [path, `${what} (with \`${value}\`)`, ...rest]),
  )
}

function limits(field: FormField): string {
  switch (field.control) {
    case 'number':
      return `number, ${field.min} to ${field.max}${field.unit === null ? '' : ` ${field.unit}`}`
    case 'duration':
      return `duration, at most ${field.maxDays} days`
    case 'choice':
      return `one of ${field.options.map(({ value }) => `\`${value}\``).join(', ')}`
    case 'one-of':
      return `one of ${field.cases.map(({ value, label }) => `\`${value}\` (${label})`).join(', ')}`
    case 'text':
    case 'long-text':
    case 'template':
    case 'address':
      return `${field.control}, at most ${field.max} characters`
    case 'ways':
    case 'weights':
      return `${field.min} to ${field.max} entries`
    case 'entries':
      return `at most ${field.max} entries`
    case 'field':
      return field.types ? `field of type ${field.types.map((type) => `\`${type}\``).join(' or ')}` : 'field'
    case 'time-of-day':
      return 'time of day, `HH:MM`'
    case 'weekdays':
      return 'days of the week, 1 for Monday to 7 for Sunday'
    case 'zone':
      return 'IANA time zone'
    case 'cron':
      return 'cron line of five parts'
    default:
      return field.control
  }
}

function table([head = [], ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

import type { Language, Problem } from '@etape/conditions'
import { buildCatalog } from '@etape/crm'
import { prepareWorld } from '@etape/flow'
import { sayIn } from '../explain/say.ts'
import { readFlowFile } from './flow-file.ts'
import { newField, planImport, withVocabulary, type ImportPlanned } from './plan-import.ts'
import { emptyWorkshop, type Workshop } from './workshop.ts'

export interface CheckedFile {
  /** For people, one finding each. */
  lines: readonly string[]
  /** Whether every flow could be published. */
  isSound: boolean
}

/** Whether the flows of an exported file could be published in a new workspace with what the file brings. */
export function checkFile(text: string, language: Language): CheckedFile {
  const json = parsed(text)
  if (json === undefined) return { lines: ['The file is not readable as JSON.'], isSound: false }
  const file = readFlowFile(json)
  if (!file.ok) return { lines: file.problems.map(lineWith(sayFor(emptyNeeds, language))), isSound: false }
  const workshop = emptyWorkshop(file.value.needs)
  const plan = planImport(file.value, workshop)
  const say = sayFor({ workshop, plan }, language)
  const problems = [...plan.problems, ...plan.flows.flatMap((flow) => flow.problems)]
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const found = plan.flows.flatMap((flow) => [
    `${flow.name} (${flow.document.nodes.length})`,
    ...flow.problems.map((problem) => `  ${lineWith(say)(problem)}`),
  ])
  const verdict = `${count(plan.flows.length, 'flow')}, ${errors === 0 ? 'no errors' : count(errors, 'error')}.`
  return { lines: [...plan.problems.map(lineWith(say)), ...found, verdict], isSound: errors === 0 }
}

type Say = ReturnType<typeof sayIn>

const lineWith =
  (say: Say) =>
  ({ severity, where, message, hint }: Problem): string =>
    [`${severity} ${where}: ${say(message)}`, ...(hint ? [say(hint)] : [])].join(' ')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const emptyNeeds = null

/** As in a workspace that has what the file brings. */
function sayFor(brought: { workshop: Workshop; plan: ImportPlanned } | null, language: Language): Say {
  const { workshop, plan } = brought ?? { workshop: nothing, plan: null }
  const crm = plan ? withVocabulary(workshop.crm, plan.toMake) : workshop.crm
  const customFields = plan?.toMake.fields.map(newField) ?? []
  const catalog = buildCatalog({ customFields, settings: crm, users: workshop.users })
  const segments = (plan?.toMake.segments ?? []).map(({ id, name, kind }) => ({ id, name, kind, condition: null }))
  const world = prepareWorld({ catalog, crm, segments, flows: [], versions: [] })
  const flows = workshop.flows
  return sayIn(language, { world, crm, catalog, zone: 'UTC', stored: { flows, users: workshop.users } })
}

const nothing: Workshop = emptyWorkshop({
  fields: [], segments: [], stages: [], statuses: [], pipelines: [], teams: [], users: [], flows: [],
}) // prettier-ignore

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

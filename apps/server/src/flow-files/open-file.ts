import type { Language, Problem } from '@etape/conditions'
import { buildCatalog } from '@etape/crm'
import { kindOf, prepareWorld, type FlowDocument, type Surroundings } from '@etape/flow'
import { sayIn, type Say } from '../explain/say.ts'
import { readFlowFile, type Needs } from './flow-file.ts'
import { newField, planImport, withVocabulary, type ImportPlanned } from './plan-import.ts'
import { emptyWorkshop, type Workshop } from './workshop.ts'

/** A file of flows as in a new workspace that has what the file brings. */
export interface OpenedFile {
  plan: ImportPlanned
  surroundings: Surroundings
  /** Says a phrase; steps are called as they are in this drawing. */
  sayOf: (document?: FlowDocument) => Say
}

/** Opens a file away from any workspace; or says for people what is wrong with it, one fault a line. */
export function openFile(
  text: string,
  language: Language,
): { ok: true; file: OpenedFile } | { ok: false; lines: string[] } {
  const json = parsed(text)
  if (json === undefined) return { ok: false, lines: ['The file is not readable as JSON.'] }
  const file = readFlowFile(json)
  if (!file.ok) return { ok: false, lines: file.problems.map(lineWith(sayWith(surroundingsIn(nothing), language, []))) }
  const workshop = emptyWorkshop(file.value.needs)
  const plan = planImport(file.value, workshop)
  const surroundings = surroundingsIn(workshop, plan.toMake)
  const names = [...workshop.flows, ...plan.flows.map(({ key, name }) => ({ id: key, name }))]
  const sayOf = (document?: FlowDocument) => sayWith(surroundings, language, names, document)
  return { ok: true, file: { plan, surroundings, sayOf } }
}

/** A problem on one line. */
export const lineWith =
  (say: Say) =>
  ({ severity, where, message, hint }: Problem): string =>
    [`${severity} ${where}: ${say(message)}`, ...(hint ? [say(hint)] : [])].join(' ')

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const noNeeds: Needs = {
  fields: [], segments: [], stages: [], statuses: [], pipelines: [], teams: [], users: [], flows: [],
} // prettier-ignore
const nothing: Workshop = emptyWorkshop(noNeeds)

function surroundingsIn({ crm: known, users }: Workshop, toMake: Needs = noNeeds): Surroundings {
  const crm = withVocabulary(known, toMake)
  const catalog = buildCatalog({ customFields: toMake.fields.map(newField), settings: crm, users })
  // Read when the import was planned.
  const segments = toMake.segments as unknown as Surroundings['segments']
  return { crm, catalog, segments, users }
}

type NamedFlows = readonly { id: string; name: string }[]

function sayWith(
  { crm, catalog, segments, users }: Surroundings,
  language: Language,
  flows: NamedFlows,
  document?: FlowDocument,
): Say {
  const named = segments.map((segment) => ({ ...segment, condition: null }))
  const world = prepareWorld({ catalog, crm, segments: named, flows: [], versions: [] })
  const stepName = (id: string) => {
    const node = document?.nodes.find((one) => one.id === id)
    return node && (node.name || kindOf(node.type)?.title)
  }
  return sayIn(language, { world, crm, catalog, zone: 'UTC', stored: { flows, users } }, stepName)
}

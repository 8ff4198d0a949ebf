import type { Condition, FieldRef } from '@etape/conditions'
import { kindOf, type FlowDocument, type FlowNode } from '@etape/flow'

const prefix = 'field:'

/** The fields a flow writes. */
export const writtenFields = ({ nodes }: FlowDocument): ReadonlySet<FieldRef> => new Set(nodes.flatMap(fieldsWrittenBy))

/** The fields steps at a node write, as far as it is complete. */
export function fieldsWrittenBy(node: Pick<FlowNode, 'type' | 'config'>): readonly FieldRef[] {
  const kind = kindOf(node.type)
  const config = kind?.config.safeParse(node.config)
  const keys = kind?.bringsAbout && config?.success ? kind.bringsAbout(config.data) : []
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length) as FieldRef)
}

export interface OtherFlow {
  id: string
  name: string
  document: FlowDocument
}

/** Another flow that writes fields this one writes too. */
export interface Conflict {
  id: string
  name: string
  fields: readonly FieldRef[]
}

/** A rule by which stages follow deals and companies, as far as it is switched on. */
export interface StageRule {
  id: 'open-deal' | 'won-deal' | 'company-stage' | 'contact-stage'
  enabled: boolean
  /** A condition on the contacts it holds for; all without one. */
  filter: object | null
}

const ruleWrites: Readonly<Record<StageRule['id'], readonly FieldRef[]>> = {
  'open-deal': ['contact.stage', 'company.stage'],
  'won-deal': ['contact.stage', 'company.stage'],
  'company-stage': ['contact.stage'],
  'contact-stage': ['company.stage'],
}

const hasDeal = (type: 'open' | 'won'): Condition => ({
  fact: 'deals',
  params: { where: [{ field: 'deal.type', operator: 'equal', value: type }] },
  operator: 'did',
  value: null,
})
const isSet = (fact: FieldRef): Condition => ({ fact, operator: 'is-set', value: null })

const ruleConcerns: Readonly<Record<StageRule['id'], Condition>> = {
  'open-deal': hasDeal('open'),
  'won-deal': hasDeal('won'),
  'company-stage': isSet('company.stage'),
  'contact-stage': { all: [isSet('company.created_at'), isSet('contact.stage')] },
}

/** The condition on the contacts a rule concerns: those by whose stage, deals or company it moves something. */
export function concernedBy({ id, filter }: StageRule): object {
  return filter ? { all: [ruleConcerns[id], filter] } : ruleConcerns[id]
}

/** Rules that write fields the flow writes too. */
export function rulesAgainst<Rule extends StageRule>(
  document: FlowDocument,
  rules: readonly Rule[],
): readonly { rule: Rule; fields: readonly FieldRef[] }[] {
  const own = writtenFields(document)
  return rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({ rule, fields: ruleWrites[rule.id].filter((field) => own.has(field)) }))
    .filter(({ fields }) => fields.length > 0)
}

export function conflictsWith(document: FlowDocument, others: readonly OtherFlow[]): readonly Conflict[] {
  const own = writtenFields(document)
  return others
    .map(({ id, name, document: other }) => ({
      id,
      name,
      fields: [...writtenFields(other)].filter((field) => own.has(field)),
    }))
    .filter(({ fields }) => fields.length > 0)
}

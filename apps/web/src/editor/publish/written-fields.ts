import type { FieldRef } from '@etape/conditions'
import { kindOf, type FlowDocument } from '@etape/flow'

const prefix = 'field:'

/** The fields a flow writes. */
export function writtenFields(document: FlowDocument): ReadonlySet<FieldRef> {
  const keys = document.nodes.flatMap((node) => {
    const kind = kindOf(node.type)
    const config = kind?.config.safeParse(node.config)
    return kind?.bringsAbout && config?.success ? kind.bringsAbout(config.data) : []
  })
  return new Set(keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length) as FieldRef))
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
}

const ruleWrites: Readonly<Record<StageRule['id'], readonly FieldRef[]>> = {
  'open-deal': ['contact.stage', 'company.stage'],
  'won-deal': ['contact.stage', 'company.stage'],
  'company-stage': ['contact.stage'],
  'contact-stage': ['company.stage'],
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

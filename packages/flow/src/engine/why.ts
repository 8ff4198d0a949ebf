import { pageVisit, phrase, type Phrase } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import type { Happening } from '../kit/happening.ts'

/** What came about, as a sentence about the contact. */
export function describeHappening(happening: Happening): Phrase {
  switch (happening.type) {
    case 'contact-created':
      return phrase('Was created')
    case 'segment-entered':
      return phrase('Entered the segment {segment}', { segment: { type: 'segment', id: happening.segment } })
    case 'segment-left':
      return phrase('Left the segment {segment}', { segment: { type: 'segment', id: happening.segment } })
    case 'event':
      return describeEvent(happening)
    case 'field-changed':
      return describeChange(happening)
    case 'deal-changed':
      return describeDeal(happening)
    case 'task-completed':
      return phrase('The task “{task}” was done', { task: happening.title })
    case 'flow-ended':
      return phrase('Left the flow {flow} as “{outcome}”', {
        flow: flowNamed(happening.flow),
        outcome: happening.outcome,
      })
    case 'enrolled-by-hand':
      return phrase('Was put in by hand or through the API')
    case 'started-by-flow':
      return phrase('Was put in by the flow {flow}', { flow: flowNamed(happening.by) })
    case 'date-reached':
      return phrase('A date came')
    case 'webhook-received':
      return phrase('The address of the trigger was called')
    case 'scheduled':
      return phrase('The schedule came round')
  }
}

const flowNamed = (id: string) => ({ type: 'flow', id }) as const

function describeEvent({ name, properties }: Extract<Happening, { type: 'event' }>): Phrase {
  const path = name === pageVisit ? properties['path'] : null
  return typeof path === 'string'
    ? phrase('Visited the page {path}', { path })
    : phrase('Did “{event}”', { event: name })
}

function describeChange({ record, field, before, after }: Extract<Happening, { type: 'field-changed' }>): Phrase {
  const ref = `${record}.${field}`
  const named = { field: { type: 'field', id: ref } } as const
  const from = { type: 'value', field: ref, value: before } as const
  const to = { type: 'value', field: ref, value: after } as const
  if (after === null) return phrase('{field} was cleared, from {from}', { ...named, from })
  if (before === null) return phrase('{field} became {to}', { ...named, to })
  return phrase('{field} changed from {from} to {to}', { ...named, from, to })
}

function describeDeal({ created, pipeline, stage }: Extract<Happening, { type: 'deal-changed' }>): Phrase {
  const at = { stage: { type: 'pipeline-stage', pipeline, stage } } as const
  return created ? phrase('Got a deal at {stage}', at) : phrase('A deal moved to {stage}', at)
}

/** Who or what made a write, as the end of “changed by …”. */
export function describeCause(cause: Cause): Phrase {
  switch (cause.by) {
    case 'person':
      return phrase('{name}', { name: cause.name })
    case 'api':
      return phrase('the API key “{name}”', { name: cause.name })
    case 'import':
      return phrase('the import “{name}”', { name: cause.name })
    case 'event':
      return phrase('the event “{name}”', { name: cause.name })
    case 'run':
      return phrase('the flow “{flow}”, step “{node}”', { flow: cause.flowName, node: cause.nodeName })
    case 'rule':
      return describeRuleCause(cause)
    case 'segment-definition':
      return phrase('the new definition of the segment “{name}”', { name: cause.name })
    case 'creation':
      return phrase('the default for new contacts')
    case 'system':
      return cause.reason === 'time' ? phrase('the passing of time') : phrase('Etape itself')
  }
}

function describeRuleCause({ rule, because }: Extract<Cause, { by: 'rule' }>): Phrase {
  switch (rule) {
    case 'open-deal':
      return phrase('the rule for open deals, because of “{deal}”', { deal: because })
    case 'won-deal':
      return phrase('the rule for won deals, because of “{deal}”', { deal: because })
    case 'company-stage':
      return phrase('the rule that contacts follow their company, “{company}”', { company: because })
    case 'contact-stage':
      return phrase('the rule that companies follow their contacts, because of {contact}', { contact: because })
  }
}

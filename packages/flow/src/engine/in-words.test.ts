import type { Cause } from '@etape/crm'
import { expect, test } from 'vitest'
import type { Happening } from '../kit/happening.ts'
import { said } from './testing/said.ts'
import { describeCause, describeHappening } from './why.ts'

const changed = (before: string | null, after: string | null): Happening => ({
  type: 'field-changed', record: 'contact', field: 'city', before, after,
}) // prettier-ignore
const deal = (created: boolean): Happening => ({
  type: 'deal-changed', dealId: 1, before: null, pipeline: 'sales', stage: 'won', dealType: 'won', created,
}) // prettier-ignore

test.each<[string, Happening]>([
  ['Was created', { type: 'contact-created', source: 'form' }],
  ['Entered the segment hot', { type: 'segment-entered', segment: 'hot' }],
  ['Left the segment hot', { type: 'segment-left', segment: 'hot' }],
  ['Did “Came”', { type: 'event', name: 'Came', properties: { path: '/a' }, eventId: 1 }],
  ['Visited the page /a', { type: 'event', name: 'Page visited', properties: { path: '/a' }, eventId: 1 }],
  ['Did “Page visited”', { type: 'event', name: 'Page visited', properties: {}, eventId: 1 }],
  ['contact.city was cleared, from Lund', changed('Lund', null)],
  ['contact.city became Lund', changed(null, 'Lund')],
  ['contact.city changed from Lund to Umeå', changed('Lund', 'Umeå')],
  ['Got a deal at sales/won', deal(true)],
  ['A deal moved to sales/won', deal(false)],
  ['The task “Call” was done', { type: 'task-completed', taskId: 1, taskType: 'call', title: 'Call' }],
  ['Left the flow welcome as “won”', { type: 'flow-ended', flow: 'welcome', outcome: 'won' }],
  ['Was put in by hand or through the API', { type: 'enrolled-by-hand', flow: 'welcome' }],
  ['Was put in by the flow welcome', { type: 'started-by-flow', flow: 'other', by: 'welcome' }],
  ['A date came', { type: 'date-reached', flow: 'welcome', node: 'start', moment: 0 }],
  [
    'The address of the trigger was called',
    { type: 'webhook-received', flow: 'welcome', node: 'start', properties: {} },
  ],
  ['The schedule came round', { type: 'scheduled', flow: 'welcome', node: 'start' }],
])('what came about is said: %s', (sentence, happening) => expect(said(describeHappening(happening))).toBe(sentence))

const byRule = (rule: 'open-deal' | 'won-deal' | 'company-stage' | 'contact-stage'): Cause => ({
  by: 'rule',
  rule,
  because: 'Big',
})

test.each<[string, Cause]>([
  ['Anna', { by: 'person', user: 'anna', name: 'Anna' }],
  ['the API key “Site”', { by: 'api', key: 'k', name: 'Site' }],
  ['the event “Came”', { by: 'event', name: 'Came', eventId: 1 }],
  ['the rule for open deals, because of “Big”', byRule('open-deal')],
  ['the rule for won deals, because of “Big”', byRule('won-deal')],
  ['the rule that contacts follow their company, “Big”', byRule('company-stage')],
  ['the rule that companies follow their contacts, because of Big', byRule('contact-stage')],
  ['the new definition of the segment “Hot”', { by: 'segment-definition', segment: 'hot', name: 'Hot' }],
  ['the default for new contacts', { by: 'creation', source: 'form' }],
  ['the passing of time', { by: 'system', reason: 'time' }],
  ['Etape itself', { by: 'system', reason: 'schedule' }],
  [
    'the flow “Welcome”, step “Wait”',
    { by: 'run', flow: 'w', flowName: 'Welcome', version: 1, runId: 1, stepId: 1, node: 'n', nodeName: 'Wait' },
  ],
])('what made a write is said: %s', (sentence, cause) => expect(said(describeCause(cause))).toBe(sentence))

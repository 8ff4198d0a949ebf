import type { Condition } from '@etape/conditions'
import { drawFlow, type FlowDocument } from '@etape/flow'

/** One of everything that a flow does between two commits, with what happens to a contact meanwhile. */
export interface CanonicalFlow {
  name: string
  flows: Readonly<Record<string, FlowDocument>>
  /** Events, each so many minutes after the beginning. */
  events: readonly { name: string; afterMinutes: number }[]
}

const came = () => drawFlow().trigger('event', { name: 'Came', where: [], when: null })
const mail = { subject: 'Hello', body: 'Hello {{ first_name | there }}' }
const hook = { url: 'https://hooks.example/came', method: 'POST', body: null, timeout: null } as const
const deal = {
  name: 'Deal',
  stage: { pipeline: 'sales', stage: 'new-deal' },
  amount: null,
  currency: null,
  owner: { type: 'nobody' },
  withCompany: true,
} as const
const task = {
  type: 'call', title: 'Call', notes: null, due: null, priority: 'normal', assignee: { type: 'nobody' },
} as const // prettier-ignore
const isOften: Condition = { fact: 'events', params: { name: 'Came' }, operator: 'count-at-least', value: 2 }
const isCustomer: Condition = { fact: 'contact.stage', operator: 'equal', value: 'customer' }
const once = [{ name: 'Came', afterMinutes: 0 }]
const thenPaid = [...once, { name: 'Paid', afterMinutes: 30 }]

const flow = (name: string, document: FlowDocument, events = once): CanonicalFlow => ({
  name,
  flows: { [name]: document },
  events,
})

export const canonicalFlows: readonly CanonicalFlow[] = [
  flow('a note at once', came().add('add-note', { text: 'Came' }).end().build()),
  flow(
    'a wait',
    came()
      .add('wait', { for: { hours: 1 } })
      .add('add-note', { text: 'Waited' })
      .end()
      .build(),
  ),
  flow('five waits', [1, 2, 3, 4, 5].reduce((drawing) => drawing.add('wait', { for: { hours: 1 } }), came()).end().build()), // prettier-ignore
  flow('a wait for an event that comes', waitForPaid(), thenPaid),
  flow('a wait for an event that never comes', waitForPaid()),
  flow('a letter', came().add('send-email', mail).end().build()),
  flow('a letter before and after a wait', came().add('send-email', mail).add('wait', { for: { days: 1 } }).add('send-email', mail).end().build()), // prettier-ignore
  flow('a call and its answer', came().add('call-webhook', hook).add('add-note', { text: 'Answered' }).end().build()),
  flow('a stage, a deal and a task', came().add('set-stage', { record: 'contact', stage: 'customer', allowBackward: false }).add('create-deal', deal).add('create-task', task).end().build()), // prettier-ignore
  flow(
    'every time, with a branch',
    came()
      .branch('often', isOften)
      .add('set-field', { field: 'contact.score', to: { type: 'value', value: 50 } })
      .alsoFrom('often', 'no')
      .add('send-email', mail)
      .end()
      .settings({ entry: 'every-time' })
      .build(),
    [...once, { name: 'Came', afterMinutes: 10 }],
  ),
  {
    name: 'a goal that another flow reaches',
    flows: {
      waiting: came().add('wait', { for: { days: 3 } }).add('send-email', mail).end().settings({ goal: isCustomer }).build(), // prettier-ignore
      paying: drawFlow().trigger('event', { name: 'Paid', where: [], when: null }).add('set-stage', { record: 'contact', stage: 'customer', allowBackward: false }).end().build(), // prettier-ignore
    },
    events: thenPaid,
  },
  {
    name: 'a chain of flows',
    flows: {
      first: came().add('set-stage', { record: 'contact', stage: 'lead', allowBackward: false }).end().build(),
      second: drawFlow().trigger('stage-changed', { from: null, to: 'lead', when: null }).add('wait', { for: { minutes: 5 } }).add('send-email', mail).end().build(), // prettier-ignore
    },
    events: once,
  },
]

function waitForPaid(): FlowDocument {
  return came()
    .add('wait-for', { for: { type: 'event', name: 'Paid', where: [] }, timeout: { hours: 2 } }, 'paid')
    .add('add-note', { text: 'Paid' })
    .end('paid')
    .from('paid', 'timed-out')
    .add('send-email', mail)
    .end('late')
    .build()
}

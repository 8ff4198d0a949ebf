import type { Condition } from '@etape/conditions'
import { drawFlow, entryRules, type FlowDocument, type FlowDrawing } from '@etape/flow'
import type { Chance } from '../../apps/server/src/demo/chance.ts'

/** What is defined in a simulated workspace. */
export interface Scenario {
  contacts: number
  segments: readonly { id: string; condition: Condition }[]
  flows: readonly { name: string; document: FlowDocument }[]
}

export const eventNames = ['Came', 'Paid'] as const
export const stages = ['subscriber', 'lead', 'mql', 'sql', 'opportunity', 'customer'] as const

/** The flow whose every run can be counted from outside: one for each event, with one note and one letter. */
export const canary = 'Canary'

const isOften: Condition = {
  fact: 'events',
  params: { name: 'Came', within: { days: 2 } },
  operator: 'count-at-least',
  value: 2,
}
const isWarm: Condition = { fact: 'contact.score', operator: 'at-least', value: 50 }

export function drawScenario(chance: Chance): Scenario {
  return {
    contacts: chance.between(2, 6),
    segments: [
      { id: 'often', condition: isOften },
      { id: 'warm', condition: isWarm },
    ],
    flows: [
      { name: canary, document: canaryFlow() },
      ...Array.from({ length: chance.between(1, 3) }, (_, index) => ({
        name: `Flow ${index + 1}`,
        document: anyFlow(chance),
      })),
    ],
  }
}

const canaryFlow = (): FlowDocument =>
  drawFlow()
    .trigger('event', { name: 'Came', where: [], when: null })
    .add('add-note', { text: 'Came' })
    .add('wait', { for: { hours: 1 } })
    .add('send-email', { subject: 'Thank you', body: 'For coming.' })
    .end('served')
    .settings({ entry: { rule: 'every-time', coolDown: null, keyedBy: null } })
    .build()

function anyFlow(chance: Chance): FlowDocument {
  let drawing = anyTrigger(chance)
  const length = chance.between(1, 6)
  for (let number = 0; number < length; number += 1) drawing = chance.pick(steps)(drawing, chance)
  return drawing
    .settings({
      entry: { rule: chance.pick(entryRules), coolDown: { hours: 5 }, keyedBy: null },
      goal: chance.happens(0.2) ? { fact: 'contact.stage', operator: 'equal', value: 'customer' } : null,
      priority: chance.between(0, 100),
    })
    .build()
}

function anyTrigger(chance: Chance): FlowDrawing {
  const start = drawFlow()
  return chance.pick([
    () => start.trigger('event', { name: chance.pick(eventNames), where: [], when: null }),
    () => start.trigger('segment-entered', { segment: chance.pick(['often', 'warm']), when: null }),
    () => start.trigger('stage-changed', { from: null, to: null, when: null }),
    () => start.trigger('field-changed', { field: 'contact.score', from: null, to: null, when: null }),
  ])()
}

type Draw = (drawing: FlowDrawing, chance: Chance) => FlowDrawing

const steps: readonly Draw[] = [
  (drawing, chance) => drawing.add('wait', { for: { minutes: chance.between(1, 3000) } }),
  (drawing, chance) =>
    drawing.add('wait-for', {
      for: { type: 'event', name: chance.pick(eventNames), where: [] },
      timeout: { hours: chance.between(1, 60) },
    }),
  (drawing) => drawing.add('wait-for', { for: { type: 'condition', when: isWarm }, timeout: { days: 2 } }),
  (drawing) =>
    drawing.add('wait-for', { for: { type: 'segment', segment: 'often', to: 'leave' }, timeout: { days: 4 } }),
  (drawing) => drawing.add('branch', { when: isWarm }),
  (drawing, chance) =>
    drawing.add('set-stage', { record: 'contact', stage: chance.pick(stages), allowBackward: chance.happens(0.3) }),
  (drawing) => drawing.add('set-status', { record: 'contact', status: 'open' }),
  (drawing, chance) =>
    drawing.add('set-field', { field: 'contact.score', to: { type: 'value', value: chance.between(0, 100) } }),
  (drawing) => drawing.add('add-note', { text: 'Was here' }),
  (drawing, chance) =>
    drawing.add('call-webhook', {
      url: 'https://hooks.example/came',
      method: 'POST',
      headers: [],
      body: null,
      reads: [],
      timeout: chance.happens(0.5) ? { hours: chance.between(1, 100) } : null,
    }),
  (drawing) => drawing.add('send-email', { subject: 'Hello', body: 'Hello {{ first_name | there }}' }),
  (drawing) =>
    drawing.add('create-deal', {
      name: 'Deal',
      stage: { pipeline: 'sales', stage: 'new-deal' },
      amount: null,
      currency: null,
      owner: { type: 'nobody' },
      withCompany: true,
    }),
]

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import {
  currencyField,
  numberField,
  optionally,
  pipelineStageField,
  templateField,
  toggleField,
} from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { noteEmpty } from '../../kit/left-empty.ts'
import { personField, userOf } from '../../kit/person-field.ts'

/** Creates a deal with the contact on it. */
export const createDeal = defineNodeKind({
  type: 'create-deal',
  category: 'action',
  icon: 'cash',
  title: 'Create deal',
  summary: 'Creates a deal for the contact in a pipeline.',
  config: z.strictObject({
    name: templateField({ title: 'Name', max: 200, initial: '{{ company.name | New deal }}' }),
    stage: pipelineStageField({ title: 'Pipeline stage' }),
    amount: optionally(numberField({ title: 'Amount', min: 0, max: 1_000_000_000_000, step: 0.01 })),
    currency: optionally(currencyField({ title: 'Currency', description: 'Leave empty for the workspace’s own.' })),
    owner: personField({ title: 'Owner' }),
    withCompany: toggleField({
      title: 'For the company too',
      description: 'Associates the deal with the contact’s company.',
    }),
  }),
  outlets: onwards,
  example: {
    name: 'Demo for {{ company.name | a new lead }}',
    stage: { pipeline: 'sales', stage: 'demo-scheduled' },
    amount: 1200,
    currency: 'EUR',
    owner: { type: 'owner' },
    withCompany: true,
  },
  card: ({ stage }) => phrase('Create a deal at {stage}', { stage: { type: 'pipeline-stage', ...stage } }),
  bringsAbout: () => ['deal-changed'],
  step: ({ config, facts, render }) => {
    const name = render(config.name)
    const { amount, currency, withCompany } = config
    const owner = userOf(config.owner, facts)
    const deal = { ...config.stage, name: name.text, amount, currency, owner, withCompany }
    return { type: 'leave', by: 'next', effects: [{ type: 'create-deal', ...deal }], ...noteEmpty(name) }
  },
})

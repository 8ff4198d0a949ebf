import { dayMs, phrase, toMs, wallOf, type FieldValue, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import {
  choiceField,
  durationField,
  numberField,
  optionally,
  pipelineStageField,
  templateField,
  userField,
} from '../../kit/fields.ts'
import { noteEmpty } from '../../kit/left-empty.ts'
import { caseOf, oneOfField } from '../../kit/list-fields.ts'
import { defineNodeKind, type StepInput } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { ownerOf } from '../../kit/person-field.ts'
import type { Rendered } from '../../kit/render.ts'

const config = z.strictObject({
  which: choiceField({
    title: 'Which deal',
    options: { 'latest-open': 'The latest open deal', 'from-this-flow': 'The deal this flow created' },
  }),
  stage: optionally(pipelineStageField({ title: 'Pipeline stage', description: 'Leave empty to keep it.' })),
  name: optionally(templateField({ title: 'Name', max: 200, description: 'Leave empty to keep it.' })),
  amount: optionally(
    numberField({
      title: 'Amount',
      min: 0,
      max: 1_000_000_000_000,
      step: 0.01,
      description: 'Leave empty to keep it.',
    }),
  ),
  closesIn: optionally(
    durationField({
      title: 'Expected to close in',
      description: 'Counted from that day; leave empty to keep the date.',
    }),
  ),
  owner: oneOfField({
    title: 'Owner',
    cases: [
      caseOf('keep', 'As it is', {}),
      caseOf('owner', 'The contact’s owner', {}),
      caseOf('user', 'A named person', { user: userField({ title: 'Person' }) }),
      caseOf('nobody', 'Nobody', {}),
    ],
    initial: { type: 'keep' },
  }),
})
type Config = z.output<typeof config>

/** Writes a deal of the contact; without such a deal the run goes on and says so. */
export const updateDeal = defineNodeKind({
  type: 'update-deal',
  category: 'action',
  icon: 'coins',
  title: 'Update deal',
  summary: 'Moves or changes a deal of the contact.',
  config,
  outlets: onwards,
  example: {
    which: 'latest-open',
    stage: { pipeline: 'sales', stage: 'quote-sent' },
    name: null,
    amount: null,
    closesIn: { days: 30 },
    owner: { type: 'keep' },
  },
  card: describeUpdate,
  faults: (update) => (changesNothing(update) ? [nothingChanged] : []),
  bringsAbout: ({ stage }) => (stage === null ? [] : ['deal-changed']),
  step: (input) => {
    const name = input.config.name === null ? null : input.render(input.config.name)
    const fields = fieldsOf(input, name)
    const effects = [{ type: 'update-deal', which: input.config.which, fields }] as const
    return { type: 'leave', by: 'next', effects, ...(name && noteEmpty(name)) }
  },
})

const changesNothing = ({ stage, name, amount, closesIn, owner }: Config): boolean =>
  stage === null && name === null && amount === null && closesIn === null && owner.type === 'keep'

const nothingChanged = {
  where: 'config.stage',
  message: phrase('Nothing of the deal is changed.'),
  hint: phrase('Choose a pipeline stage, or fill in something else.'),
}

function fieldsOf({ config: update, facts, now, zone }: StepInput<Config>, name: Rendered | null) {
  const { stage, amount, closesIn, owner } = update
  const fields: Record<string, FieldValue> = {}
  if (stage !== null) Object.assign(fields, stage)
  if (name !== null && name.text.trim() !== '') fields['name'] = name.text
  if (amount !== null) fields['amount'] = amount
  if (closesIn !== null) fields['close_date'] = Math.floor(wallOf(now + toMs(closesIn), zone) / dayMs) * dayMs
  if (owner.type !== 'keep') fields['owner'] = ownerFor(owner, ownerOf(facts))
  return fields
}

const ownerFor = (owner: Exclude<Config['owner'], { type: 'keep' }>, ofContact: string | null): string | null => {
  if (owner.type === 'user') return owner.user
  return owner.type === 'owner' ? ofContact : null
}

function describeUpdate({ stage, amount }: Config): Phrase {
  if (stage !== null) return phrase('Move the deal to {stage}', { stage: { type: 'pipeline-stage', ...stage } })
  return amount === null ? phrase('Change the deal') : phrase('Set the deal’s amount to {amount}', { amount })
}

import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { stageField, toggleField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { recordField, writeAndGoOn } from '../../kit/record-target.ts'

/** Moves the contact or its company to a lifecycle stage: forward only, unless backward is allowed. */
export const setStage = defineNodeKind({
  type: 'set-stage',
  category: 'action',
  icon: 'stairs',
  title: 'Set stage',
  summary: 'Moves the contact or its company to a lifecycle stage.',
  config: z.strictObject({
    record: recordField(),
    stage: stageField({ title: 'Stage' }),
    allowBackward: toggleField({
      title: 'Allow backward',
      description: 'Otherwise a move to a colder stage is refused, and the run says so.',
    }),
  }),
  outlets: onwards,
  example: { record: 'contact', stage: 'mql', allowBackward: false },
  card: ({ record, stage }) => {
    const named = { stage: { type: 'stage', id: stage } } as const
    return record === 'company'
      ? phrase('Set the company’s stage to {stage}', named)
      : phrase('Set stage to {stage}', named)
  },
  bringsAbout: ({ record }) => [`field:${record}.stage`],
  step: ({ config: { record, stage, allowBackward }, facts }) =>
    writeAndGoOn(facts, { record, field: 'stage', value: stage, allowBackward }),
})

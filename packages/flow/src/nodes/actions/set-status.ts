import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { statusField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { recordField, writeAndGoOn } from '../../kit/record-target.ts'

/** Sets the lead status, the sub-step while sales works a lead. */
export const setStatus = defineNodeKind({
  type: 'set-status',
  category: 'action',
  icon: 'tag',
  title: 'Set lead status',
  summary: 'Sets the lead status of the contact or its company.',
  config: z.strictObject({ record: recordField(), status: statusField({ title: 'Lead status' }) }),
  outlets: onwards,
  example: { record: 'contact', status: 'open' },
  card: ({ record, status }) => {
    const named = { status: { type: 'status', id: status } } as const
    return record === 'company'
      ? phrase('Set the company’s lead status to {status}', named)
      : phrase('Set lead status to {status}', named)
  },
  bringsAbout: ({ record }) => [`field:${record}.status`],
  step: ({ config: { record, status }, facts }) => writeAndGoOn(facts, { record, field: 'status', value: status }),
})

import { z } from 'zod'
import { defineNodeKind } from '../../kit/node-kind.ts'
import type { Effect } from '../../kit/outcome.ts'
import { kindOf } from '../../nodes/index.ts'
import type { ContactState } from '../turn.ts'
import { aDocument, aState, aWorld, putIn, type WorldParts } from './a-world.ts'
import { live } from './live.ts'

/** Carries out what its configuration says. */
const act = defineNodeKind({
  type: 'act', category: 'action', icon: 'bolt', title: 'Act', summary: 'Acts.', config: z.strictObject({ effects: z.array(z.unknown()) }),
  outlets: [{ id: 'next', label: { text: 'Next' } }], example: { effects: [] }, card: () => ({ text: 'Act' }),
  step: ({ config }) => ({ type: 'leave', by: 'next', effects: config.effects as Effect[] }),
}) // prettier-ignore

/** What a turn makes of a flow whose only step decides these effects. */
export async function carryOut(effects: readonly Effect[], state: ContactState = aState(), parts: WorldParts = {}) {
  const flow = aDocument({ start: ['by-hand', { when: null }], act: ['act', { effects }] }, ['start.next > act'])
  const kinds = (type: string) => (type === 'act' ? act : kindOf(type))
  const world = aWorld({ ...parts, flows: { flow, ...parts.flows }, kindOf: kinds })
  const { turns, state: after } = await live(world, state, [[0, putIn('flow')]])
  const [turn] = turns
  if (!turn) throw new Error('There was no turn.')
  return { turn, after, note: turn.steps.find(({ step }) => step.node === 'act')?.step.note ?? null }
}

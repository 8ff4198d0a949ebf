import type { z } from 'zod'
import type { NodeKind } from '../kit/node-kind.ts'
import { addNote } from './actions/add-note.ts'
import { createDeal } from './actions/create-deal.ts'
import { createTask } from './actions/create-task.ts'
import { notify } from './actions/notify.ts'
import { sendEmail } from './actions/send-email.ts'
import { setField } from './actions/set-field.ts'
import { setStage } from './actions/set-stage.ts'
import { setStatus } from './actions/set-status.ts'
import { branch } from './routing/branch.ts'
import { end } from './routing/end.ts'
import { manyWay } from './routing/many-way.ts'
import { randomSplit } from './routing/random-split.ts'
import { wait } from './timing/wait.ts'
import { waitFor } from './timing/wait-for.ts'
import { byHand } from './triggers/by-hand.ts'
import { contactCreated } from './triggers/contact-created.ts'
import { event } from './triggers/event.ts'
import { fieldChanged } from './triggers/field-changed.ts'
import { pageVisited } from './triggers/page-visited.ts'
import { segmentEntered } from './triggers/segment-entered.ts'
import { segmentLeft } from './triggers/segment-left.ts'
import { stageChanged } from './triggers/stage-changed.ts'

/** Every kind of node, in palette order. */
export const nodeKinds = [
  segmentEntered, segmentLeft, event, pageVisited, fieldChanged, stageChanged, contactCreated, byHand,
  wait, waitFor,
  branch, manyWay, randomSplit,
  setStage, setStatus, setField, createDeal, createTask, notify, sendEmail, addNote,
  end,
] as const // prettier-ignore

type NodeKinds = typeof nodeKinds
export type KindType = NodeKinds[number]['type']

/** A node of a known kind, its configuration complete: the union over all kinds, told apart by `type`. */
export type KnownNode = z.output<NodeKinds[number]['schema']>

/** What a kind's nodes are configured with: `ConfigOf<'wait'>`. */
export type ConfigOf<Type extends KindType> = z.output<Extract<NodeKinds[number], { type: Type }>['config']>

const byType: ReadonlyMap<string, NodeKind> = new Map(nodeKinds.map((kind): [string, NodeKind] => [kind.type, kind]))

/** The kind of this type, or `null` when there is none. */
export const kindOf = (type: string): NodeKind | null => byType.get(type) ?? null

import type { z } from 'zod'
import type { NodeKind } from '../kit/node-kind.ts'
import { addNote } from './actions/add-note.ts'
import { assignOwner } from './actions/assign-owner.ts'
import { callWebhook } from './actions/call-webhook.ts'
import { changeScore } from './actions/change-score.ts'
import { createDeal } from './actions/create-deal.ts'
import { createTask } from './actions/create-task.ts'
import { moveSegment } from './actions/move-segment.ts'
import { notify } from './actions/notify.ts'
import { provideCompany } from './actions/provide-company.ts'
import { sendEmail } from './actions/send-email.ts'
import { setField } from './actions/set-field.ts'
import { setStage } from './actions/set-stage.ts'
import { setStatus } from './actions/set-status.ts'
import { startFlow } from './actions/start-flow.ts'
import { stopFlow } from './actions/stop-flow.ts'
import { updateDeal } from './actions/update-deal.ts'
import { branch } from './routing/branch.ts'
import { end } from './routing/end.ts'
import { goTo } from './routing/go-to.ts'
import { manyWay } from './routing/many-way.ts'
import { placeholder } from './routing/placeholder.ts'
import { randomSplit } from './routing/random-split.ts'
import { quietHours } from './timing/quiet-hours.ts'
import { waitFor } from './timing/wait-for.ts'
import { waitUntilDate } from './timing/wait-until-date.ts'
import { waitUntilTime } from './timing/wait-until-time.ts'
import { wait } from './timing/wait.ts'
import { byHand } from './triggers/by-hand.ts'
import { contactCreated } from './triggers/contact-created.ts'
import { dateReached } from './triggers/date-reached.ts'
import { dealCreated } from './triggers/deal-created.ts'
import { dealLost } from './triggers/deal-lost.ts'
import { dealStageChanged } from './triggers/deal-stage-changed.ts'
import { dealWon } from './triggers/deal-won.ts'
import { event } from './triggers/event.ts'
import { fieldChanged } from './triggers/field-changed.ts'
import { flowEnded } from './triggers/flow-ended.ts'
import { formSubmitted } from './triggers/form-submitted.ts'
import { meetingBooked } from './triggers/meeting-booked.ts'
import { pageVisited } from './triggers/page-visited.ts'
import { schedule } from './triggers/schedule.ts'
import { segmentEntered } from './triggers/segment-entered.ts'
import { segmentLeft } from './triggers/segment-left.ts'
import { stageChanged } from './triggers/stage-changed.ts'
import { statusChanged } from './triggers/status-changed.ts'
import { subscriptionActivated } from './triggers/subscription-activated.ts'
import { subscriptionCancelled } from './triggers/subscription-cancelled.ts'
import { taskCompleted } from './triggers/task-completed.ts'
import { webhook } from './triggers/webhook.ts'

/** Every kind of node, in palette order. */
export const nodeKinds = [
  segmentEntered, segmentLeft, event, pageVisited, formSubmitted, meetingBooked, subscriptionActivated,
  subscriptionCancelled, fieldChanged, stageChanged, statusChanged, contactCreated, dealCreated, dealStageChanged, dealWon,
  dealLost, taskCompleted, dateReached, schedule, webhook, flowEnded, byHand,
  wait, waitUntilDate, waitUntilTime, waitFor, quietHours,
  branch, manyWay, randomSplit, goTo, placeholder,
  setStage, setStatus, setField, changeScore, moveSegment, assignOwner, createDeal, updateDeal, provideCompany, createTask,
  notify, sendEmail, callWebhook, startFlow, stopFlow, addNote,
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

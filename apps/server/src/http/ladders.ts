import { phrase } from '@etape/conditions'
import type { Pipeline, Stage } from '@etape/crm'
import { PipelineStageInUseError, type Counted } from '@etape/store'
import type { Context } from '../context.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { causeOf } from './caller.ts'
import type { Handlers } from './handlers.ts'
import { readConditionOf } from './read-question.ts'
import { Refusal } from './refusal.ts'
import { showCondition } from './show-records.ts'
import { usersOf } from './used-by.ts'

export const stageHandlers = (
  context: Context,
): Handlers<'listStages' | 'saveStages' | 'readStageUsage' | 'deleteStage'> => ({
  listStages: async () => ({ rows: (await context.store.settings.stages()).map(showStage) }),
  saveStages: async ({ body }) => {
    checkWhole('stage', await context.store.settings.stages(), body.stages)
    const stages = body.stages.map((stage) => ({
      ...stage,
      criteria: stage.criteria && readConditionOf(stage.criteria, context),
    }))
    await context.store.settings.saveStages(stages)
    await takeUpDefinitions(context, 'settings')
    return { rows: (await context.store.settings.stages()).map(showStage) }
  },
  readStageUsage: async ({ params: { id } }) => {
    checkKnown(context.definitions.current().crm.stages, id)
    return { ...(await context.store.settings.stageUsage(id)), usedBy: await usersOf(context, { type: 'stage', id }) }
  },
  deleteStage: async ({ params: { id }, query: { replaceBy }, caller }) => {
    const { stages } = context.definitions.current().crm
    checkKnown(stages, id)
    const usage = await context.store.settings.stageUsage(id)
    const usedBy = await usersOf(context, { type: 'stage', id })
    checkReplacement('stage', { id, replaceBy, known: stages, standing: usage.contacts + usage.companies })
    if (usedBy.length > 0) throw new Refusal('stage/in-use', { current: { ...usage, usedBy } })
    const doing = { at: context.clock.now(), cause: causeOf(caller) }
    await context.store.settings.deleteStage(id, replaceBy ?? null, doing)
    await takeUpDefinitions(context, 'settings')
    return null
  },
})

export const statusHandlers = (
  context: Context,
): Handlers<'listStatuses' | 'saveStatuses' | 'readStatusUsage' | 'deleteStatus'> => ({
  listStatuses: async () => ({ rows: await context.store.settings.statuses() }),
  saveStatuses: async ({ body }) => {
    checkWhole('status', await context.store.settings.statuses(), body.statuses)
    await context.store.settings.saveStatuses(body.statuses)
    await takeUpDefinitions(context, 'settings')
    return { rows: await context.store.settings.statuses() }
  },
  readStatusUsage: async ({ params: { id } }) => {
    checkKnown(context.definitions.current().crm.statuses, id)
    return { ...(await context.store.settings.statusUsage(id)), usedBy: await usersOf(context, { type: 'status', id }) }
  },
  deleteStatus: async ({ params: { id }, query: { replaceBy }, caller }) => {
    const { statuses } = context.definitions.current().crm
    checkKnown(statuses, id)
    const usage = await context.store.settings.statusUsage(id)
    const usedBy = await usersOf(context, { type: 'status', id })
    checkReplacement('status', { id, replaceBy, known: statuses, standing: usage.contacts + usage.companies })
    if (usedBy.length > 0) throw new Refusal('status/in-use', { current: { ...usage, usedBy } })
    const doing = { at: context.clock.now(), cause: causeOf(caller) }
    await context.store.settings.deleteStatus(id, replaceBy ?? null, doing)
    await takeUpDefinitions(context, 'settings')
    return null
  },
})

export const pipelineHandlers = (context: Context): Handlers<'listPipelines' | 'savePipeline'> => ({
  listPipelines: async () => ({ rows: (await context.store.settings.pipelines()).map(showPipeline) }),
  savePipeline: async ({ params: { id }, body }) => {
    try {
      await context.store.settings.savePipeline({ id, ...body })
    } catch (error) {
      if (!(error instanceof PipelineStageInUseError)) throw error
      throw new Refusal('pipeline/stage-in-use', { detail: error.message })
    }
    await takeUpDefinitions(context, 'settings')
    return { id, ...body }
  },
})

type Kept = { id: string }

const showStage = (stage: Stage & Counted) => ({ ...stage, criteria: showCondition(stage.criteria) })

const showPipeline = ({ id, label, stages }: Pipeline) => ({ id, label, stages: [...stages] })

function checkKnown(known: readonly Kept[], id: string): void {
  if (!known.some((one) => one.id === id)) throw new Refusal('request/not-found')
}

/** The whole list is sent, so one that is missing would be a deletion nobody asked for. */
function checkWhole(what: 'stage' | 'status', known: readonly Kept[], given: readonly Kept[]): void {
  const ids = new Set(given.map(({ id }) => id))
  if (ids.size < given.length) throw new Refusal(`${what}/duplicate`)
  const missing = known.filter(({ id }) => !ids.has(id))
  if (missing.length === 0) return
  const problems = missing.map(({ id }) => ({
    code: `${what}/missing`,
    severity: 'error' as const,
    message: phrase('“{id}” is not on the list.', { id }),
    where: 'body',
  }))
  throw new Refusal(`${what}/missing`, { problems })
}

interface Replacement {
  id: string
  replaceBy: string | undefined
  known: readonly Kept[]
  /** Contacts and companies that have it. */
  standing: number
}

function checkReplacement(what: 'stage' | 'status', { id, replaceBy, known, standing }: Replacement): void {
  if (replaceBy === undefined && standing > 0) {
    throw new Refusal(`${what}/in-use`, { detail: 'Say in `replaceBy` where those who have it go.' })
  }
  if (replaceBy === undefined) return
  if (replaceBy === id || !known.some((one) => one.id === replaceBy)) throw new Refusal('request/not-found')
}

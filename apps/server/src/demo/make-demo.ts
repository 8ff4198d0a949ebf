import { flowTemplates, type FlowDocument } from '@etape/flow'
import type { PipelineStage } from '@etape/crm'
import type { Foundation } from '../context.ts'
import { virtualClock } from '../clock.ts'
import { openDefinitions } from '../definitions.ts'
import { prepareWorkspace } from '../first-start.ts'
import { updateDeal } from '../records/write-deals.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { startRuntime } from '../runtime/runtime.ts'
import { openStream } from '../stream.ts'
import { castFrom, type DemoContact } from './cast.ts'
import { chanceFrom } from './chance.ts'
import { importCustomers } from './import-customers.ts'
import { play, settleUntil, type Playing } from './play.ts'
import { defineVocabulary, drawFlows, foundCompanies, hirePeople, publish } from './stage-set.ts'
import { historyDays, storyOf, type Beat } from './story.ts'

const seed = 20_260_105
const dayMs = 86_400_000
const knownFromTheStart = 150
const tidiedAfterDays = 12
const mailDownAfterDays = 88
const mailDownDays = 3

/** Four months of an invented company's history, played through the real engine: everything in it came about as it would. */
export async function makeDemo(
  foundation: Pick<Foundation, 'config' | 'version' | 'store' | 'log'>,
  end: number,
): Promise<void> {
  const chance = chanceFrom(seed)
  const began = end - historyDays * dayMs
  const clock = virtualClock(began)
  const { store } = foundation
  await prepareWorkspace(store, clock)
  const definitions = await openDefinitions(store)
  const parts = { ...foundation, clock, definitions, stream: openStream(clock), random: chance.draw }
  const quiet = { ...parts, config: { ...parts.config, smtpUrl: null } }
  const cast = castFrom(chance)
  const beats = storyOf(cast, { chance, end })

  let stage = { ...parts, runtime: startRuntime(quiet) }
  const people = await hirePeople(stage)
  const playing = (): Playing => ({ stage, people, known })
  const known = new Map<string, number>()
  await defineVocabulary(stage)
  await foundCompanies(stage, cast.companies, people.marketer)
  const flows = await drawFlows(stage, people.marketer)
  await publishFirst(playing(), flows)
  await importCustomers({ ...stage, config: quiet.config }, cast.contacts.slice(0, knownFromTheStart), playing())

  const from = (day: number, to: number): Beat[] =>
    beats.filter(({ at }) => at >= began + day * dayMs && at < began + to * dayMs)
  await play(playing(), from(0, tidiedAfterDays))
  await tidyPipeline(playing(), flows)
  await play(playing(), from(tidiedAfterDays, mailDownAfterDays))
  await stage.runtime.stop()
  // For some days the mail server does not answer, so that there is something that needs attention.
  stage = { ...stage, runtime: startRuntime({ ...parts, config: { ...parts.config, smtpUrl: 'smtp://127.0.0.1:1' } }) }
  await play(playing(), from(mailDownAfterDays, mailDownAfterDays + mailDownDays))
  await settleUntil(stage, began + (mailDownAfterDays + mailDownDays) * dayMs)
  await stage.runtime.stop()
  stage = { ...stage, runtime: startRuntime(quiet) }
  await play(playing(), from(mailDownAfterDays + mailDownDays, historyDays + 1))
  await settleUntil(stage, end)
  await putOnList(playing(), cast.contacts.slice(0, knownFromTheStart))
  await stage.runtime.stop()
  await readOldNews(playing(), end)
}

const firstTalk: PipelineStage = {
  id: 'first-talk',
  label: { en: 'First talk', fr: 'Premier échange', sv: 'Första samtalet' },
  type: 'open',
  probability: 0.1,
}

const documentOf = (template: string): FlowDocument => {
  const found = flowTemplates.find(({ id }) => id === template)
  if (!found) throw new Error(`There is no template ${template}.`)
  return found.document('en')
}

const flowOf = (flows: ReadonlyMap<string, string>, template: string): string => {
  const flow = flows.get(template)
  if (flow === undefined) throw new Error(`There is no flow of the template ${template}.`)
  return flow
}

/** The pipeline begins with a stage that is taken out later: runs of the first version then have nowhere to put their deal. */
async function publishFirst({ stage, people }: Playing, flows: ReadonlyMap<string, string>): Promise<void> {
  const [pipeline] = stage.definitions.current().crm.pipelines
  if (!pipeline) throw new Error('There is no pipeline.')
  await stage.store.settings.savePipeline({ ...pipeline, stages: [firstTalk, ...pipeline.stages] })
  await takeUpDefinitions(stage, 'settings')
  const journey = documentOf('b2b-buyer-journey')
  const early = {
    ...journey,
    nodes: journey.nodes.map((node) => (node.type === 'create-deal' ? atFirstTalk(node) : node)),
  }
  await publish(stage, flowOf(flows, 'b2b-buyer-journey'), {
    document: early,
    note: 'First version',
    by: people.marketer,
  })
  const won = { document: documentOf('won-to-customer'), note: 'First version', by: people.marketer }
  await publish(stage, flowOf(flows, 'won-to-customer'), won)
}

const atFirstTalk = (node: FlowDocument['nodes'][number]) => ({
  ...node,
  config: { ...(node.config as object), stage: { pipeline: 'sales', stage: firstTalk.id } },
})

/** Deals move on from the stage, the stage goes, and the journey's second version does without it. */
async function tidyPipeline(playing: Playing, flows: ReadonlyMap<string, string>): Promise<void> {
  const { stage, people } = playing
  const { store, definitions, clock } = stage
  const { name, id } = people.admin
  const moment = { defined: definitions.current(), at: clock.now(), cause: { by: 'person', user: id, name } as const }
  const { rows } = await store.deals.list({ stage: firstTalk.id, limit: 200, sort: 'created_at', order: 'asc' })
  for (const deal of rows) {
    await store.transaction((groups) => updateDeal(groups, deal.id, { fields: { stage: 'new-deal' } }, moment))
  }
  const [pipeline] = moment.defined.crm.pipelines
  if (!pipeline) return
  await store.settings.savePipeline({ ...pipeline, stages: pipeline.stages.filter((one) => one.id !== firstTalk.id) })
  await takeUpDefinitions(stage, 'settings')
  const second = { document: documentOf('b2b-buyer-journey'), note: 'Without the first talk', by: people.marketer }
  await publish(stage, flowOf(flows, 'b2b-buyer-journey'), second)
}

/** Everybody has read what is more than six weeks old. */
async function readOldNews({ stage: { store }, people }: Playing, end: number): Promise<void> {
  for (const { id } of Object.values(people)) {
    const { rows } = await store.notifications.list(id, { limit: 200 })
    const old = rows.filter(({ at }) => at < end - 45 * dayMs)
    if (old.length > 0)
      await store.notifications.markRead(
        id,
        end - 45 * dayMs,
        old.map((one) => one.id),
      )
  }
}

/** Who was at the fair is put on its list by hand. */
async function putOnList({ stage, people, known }: Playing, contacts: readonly DemoContact[]): Promise<void> {
  const at = stage.clock.now()
  const { id: user, name } = people.marketer
  const cause = { by: 'person', user, name } as const
  const visitors = contacts.filter(({ source }) => source === 'Trade fair').flatMap(({ key }) => known.get(key) ?? [])
  const content = { type: 'segment', segment: 'trade-fair-visitors', move: 'add', cause } as const
  const input = { source: 'demo', idempotencyKey: null, at, receivedAt: at, hop: 0, content }
  await stage.runtime.receive(visitors.map((id) => ({ ...input, contact: { id } })))
  await stage.runtime.idle(60_000)
}

import { flowTemplates, type FlowDocument } from '@etape/flow'
import type { PipelineStage } from '@etape/crm'
import type { Foundation } from '../context.ts'
import { virtualClock, type VirtualClock } from '../clock.ts'
import { openDefinitions } from '../definitions.ts'
import { prepareWorkspace } from '../first-start.ts'
import type { ImportParts } from '../imports/batch.ts'
import { passTime } from '../pass-time.ts'
import { updateDeal } from '../records/write-deals.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { startRuntime } from '../runtime/runtime.ts'
import { openStream } from '../stream.ts'
import { castFrom, type Cast, type DemoContact } from './cast.ts'
import { chanceFrom } from './chance.ts'
import { importCustomers } from './import-customers.ts'
import { play, type Playing } from './play.ts'
import type { Theatre } from './theatre.ts'
import { defineVocabulary, drawFlows, foundCompanies, hirePeople, publish } from './founding.ts'
import { historyDays, storyOf, type Beat } from './story.ts'

const seed = 20_260_105
const dayMs = 86_400_000
const knownFromTheStart = 150
const tidiedAfterDays = 12
const mailDownAfterDays = 88
const mailDownDays = 3

// Drawn last: its segment changes by time alone, hundreds of times in four months, each a stop of the clock.
const lateTemplates = flowTemplates.filter(({ id }) => id === 're-engage-the-silent')
const earlyTemplates = flowTemplates.filter((template) => !lateTemplates.includes(template))

type Given = Pick<Foundation, 'config' | 'version' | 'store' | 'log'>

/** Four months of an invented company's history, played through the real engine: everything in it came about as it would. */
export async function makeDemo(foundation: Given, end: number): Promise<void> {
  const chance = chanceFrom(seed)
  const began = end - historyDays * dayMs
  const clock = virtualClock(began)
  await prepareWorkspace(foundation.store, clock)
  const definitions = await openDefinitions(foundation.store)
  const parts = { ...foundation, clock, definitions, stream: openStream(clock), random: chance.draw }
  const cast = castFrom(chance)
  const beats = storyOf(cast, { chance, end })
  const between = (from: number, to: number): Beat[] =>
    beats.filter(({ at }) => at >= began + from * dayMs && at < began + to * dayMs)

  const founded = await foundWorkspace(parts, cast)
  await withRuntime(parts, null, async (theatre) => {
    await begin({ ...parts, ...theatre }, cast, founded)
    await play({ ...founded, theatre }, between(0, tidiedAfterDays))
    await tidyPipeline({ ...founded, theatre }, founded.flows)
    await play({ ...founded, theatre }, between(tidiedAfterDays, mailDownAfterDays))
  })
  const mailBackAfterDays = mailDownAfterDays + mailDownDays
  // For some days the mail server does not answer, so that there is something that needs attention.
  await withRuntime(parts, 'smtp://127.0.0.1:1', async (theatre) => {
    await play({ ...founded, theatre }, between(mailDownAfterDays, mailBackAfterDays))
    await passTime(theatre, began + mailBackAfterDays * dayMs)
  })
  await withRuntime(parts, null, async (theatre) => {
    await play({ ...founded, theatre }, between(mailBackAfterDays, historyDays - 2))
    await drawFlows(theatre, lateTemplates, founded.people.marketer)
    await play({ ...founded, theatre }, between(historyDays - 2, historyDays + 1))
    await passTime(theatre, end)
    await putOnList({ ...founded, theatre }, cast.contacts.slice(0, knownFromTheStart))
    await readOldNews({ ...founded, theatre }, end)
  })
}

type Parts = Omit<Foundation, 'clock'> & { clock: VirtualClock }

/** Some of the history with the engine running, mail going to this server or staying in the outbox. */
async function withRuntime<T>(parts: Parts, smtpUrl: string | null, act: (theatre: Theatre) => Promise<T>): Promise<T> {
  const runtime = startRuntime({ ...parts, config: { ...parts.config, smtpUrl } })
  try {
    return await act({ ...parts, runtime })
  } finally {
    await runtime.stop()
  }
}

interface Founded extends Omit<Playing, 'theatre'> {
  flows: ReadonlyMap<string, string>
}

/** The workspace before its first contact: people, fields, segments, companies, and every template as a flow. */
const foundWorkspace = (parts: Parts, cast: Cast): Promise<Founded> =>
  withRuntime(parts, null, async (theatre) => {
    const people = await hirePeople(theatre)
    await defineVocabulary(theatre)
    await foundCompanies(theatre, cast.companies, people.marketer)
    return { people, known: new Map(), flows: await drawFlows(theatre, earlyTemplates, people.marketer) }
  })

async function begin(parts: ImportParts & Theatre, { contacts }: Cast, founded: Founded): Promise<void> {
  await publishFirst({ ...founded, theatre: parts }, founded.flows)
  await importCustomers(parts, contacts.slice(0, knownFromTheStart), { ...founded, theatre: parts })
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
async function publishFirst({ theatre, people }: Playing, flows: ReadonlyMap<string, string>): Promise<void> {
  const [pipeline] = theatre.definitions.current().crm.pipelines
  if (!pipeline) throw new Error('There is no pipeline.')
  await theatre.store.settings.savePipeline({ ...pipeline, stages: [firstTalk, ...pipeline.stages] })
  await takeUpDefinitions(theatre, 'settings')
  const journey = documentOf('b2b-buyer-journey')
  const early = {
    ...journey,
    nodes: journey.nodes.map((node) => (node.type === 'create-deal' ? atFirstTalk(node) : node)),
  }
  await publish(theatre, flowOf(flows, 'b2b-buyer-journey'), {
    document: early,
    note: 'First version',
    by: people.marketer,
  })
  const won = { document: documentOf('won-to-customer'), note: 'First version', by: people.marketer }
  await publish(theatre, flowOf(flows, 'won-to-customer'), won)
}

const atFirstTalk = (node: FlowDocument['nodes'][number]) => ({
  ...node,
  config: { ...(node.config as object), stage: { pipeline: 'sales', stage: firstTalk.id } },
})

/** Deals move on from the stage, the stage goes, and the journey's second version does without it. */
async function tidyPipeline(playing: Playing, flows: ReadonlyMap<string, string>): Promise<void> {
  const { theatre, people } = playing
  const { store, definitions, clock } = theatre
  const { name, id } = people.admin
  const moment = { defined: definitions.current(), at: clock.now(), cause: { by: 'person', user: id, name } as const }
  const { rows } = await store.deals.list({ stage: firstTalk.id, limit: 200, sort: 'created_at', order: 'asc' })
  for (const deal of rows) {
    await store.transaction((groups) => updateDeal(groups, deal.id, { fields: { stage: 'new-deal' } }, moment))
  }
  const [pipeline] = moment.defined.crm.pipelines
  if (!pipeline) return
  await store.settings.savePipeline({ ...pipeline, stages: pipeline.stages.filter((one) => one.id !== firstTalk.id) })
  await takeUpDefinitions(theatre, 'settings')
  const second = { document: documentOf('b2b-buyer-journey'), note: 'Without the first talk', by: people.marketer }
  await publish(theatre, flowOf(flows, 'b2b-buyer-journey'), second)
}

/** Everybody has read what is more than six weeks old. */
async function readOldNews({ theatre: { store }, people }: Playing, end: number): Promise<void> {
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
async function putOnList({ theatre, people, known }: Playing, contacts: readonly DemoContact[]): Promise<void> {
  const at = theatre.clock.now()
  const { id: user, name } = people.marketer
  const cause = { by: 'person', user, name } as const
  const visitors = contacts.filter(({ source }) => source === 'Trade fair').flatMap(({ key }) => known.get(key) ?? [])
  const content = { type: 'segment', segment: 'trade-fair-visitors', move: 'add', cause } as const
  const input = { source: 'demo', idempotencyKey: null, at, receivedAt: at, hop: 0, content }
  await theatre.runtime.receive(visitors.map((id) => ({ ...input, contact: { id } })))
  await theatre.runtime.idle(60_000)
}

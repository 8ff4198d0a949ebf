import { dependsOn, describe, judge, type Condition, type Facts, type Language } from '@etape/conditions'
import type { ResponseOf } from '@etape/contract'
import { flowsOf } from '@etape/flow'
import { NameTakenError, type SegmentRow } from '@etape/store'
import type { Context } from '../context.ts'
import { askingAt } from '../definitions.ts'
import { takeUpDefinitions } from '../redefine.ts'
import { causeOf } from './caller.ts'
import { countMembers } from '../segments/count-members.ts'
import { loadSettings } from '../versions/migrate.ts'
import type { Handlers } from './handlers.ts'
import { languageOf } from './language.ts'
import { questionOf, readConditionOf } from './read-question.ts'
import { found, readId } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showContact, showVerdict } from './show-records.ts'
import { showPage } from './shown-page.ts'
import { usersOf } from './used-by.ts'
import { tellContacts } from './write-contact.ts'

export const segmentHandlers = (
  context: Context,
): Handlers<'listSegments' | 'createSegment' | 'readSegment' | 'updateSegment' | 'deleteSegment'> => ({
  listSegments: async (asked) => {
    const language = languageOf(asked)
    const segments = await context.store.segments.list(asked.query)
    return { rows: segments.map((segment) => showSegment(segment, context, language)) }
  },
  createSegment: async (asked) => {
    const condition = conditionFor(asked.body, context)
    const definition = { ...asked.body, condition }
    const { id } = await nameFree(context.store.segments.create(definition, context.clock.now()))
    return redefined(context, id, languageOf(asked))
  },
  readSegment: async (asked) => {
    const segment = found(await context.store.segments.get(asked.params.id))
    const users = await usersOf(context, { type: 'segment', id: segment.id })
    const usedBy = users.flatMap(({ type, ...user }) =>
      type === 'flow' || type === 'segment' ? [{ type, ...user }] : [],
    )
    return { ...showSegment(segment, context, languageOf(asked)), usedBy }
  },
  updateSegment: async (asked) => {
    const before = found(await context.store.segments.get(asked.params.id))
    const { name, description, ...definition } = asked.body
    const condition = conditionFor({ ...definition, kind: before.kind }, context, before.id)
    const values = { name, description, condition }
    found(await nameFree(context.store.segments.update(before.id, values, context.clock.now())))
    return redefined(context, before.id, languageOf(asked))
  },
  deleteSegment: async ({ params }) => {
    const { id } = found(await context.store.segments.get(params.id))
    const users = await usersOf(context, { type: 'segment', id })
    if (users.length > 0) throw new Refusal('segment/in-use', { current: users })
    await context.store.segments.delete(id, context.clock.now())
    await takeUpDefinitions(context, 'segment', id)
    return null
  },
})

export const memberHandlers = (context: Context): Handlers<'listMembers' | 'addMembers' | 'removeMembers'> => ({
  listMembers: async ({ params, query }) => {
    const { id } = found(await context.store.segments.get(params.id))
    return showPage(context.store.segments.members(id, query), showContact)
  },
  addMembers: async ({ params, body, caller }) => {
    const segment = await staticSegment(context, params.id)
    const content = { type: 'segment', segment, move: 'add', cause: causeOf(caller) } as const
    return { accepted: await tellContacts(context, body.contacts.map(readId), content) }
  },
  removeMembers: async ({ params, body, caller }) => {
    const segment = await staticSegment(context, params.id)
    const content = { type: 'segment', segment, move: 'remove', cause: causeOf(caller) } as const
    return { accepted: await tellContacts(context, body.contacts.map(readId), content) }
  },
})

export const conditionHandlers = (context: Context): Handlers<'previewSegment' | 'testCondition'> => ({
  previewSegment: async ({ body }) => {
    const condition = readConditionOf(body.condition, context)
    const where = questionOf(condition, context)
    const [count, sample] = await Promise.all([
      context.store.contacts.count({ where }),
      body.sample === 0 ? [] : context.store.contacts.sample({ where }, body.sample),
    ])
    return { count, sample: sample.map(showContact), sentence: sentenceOf(condition, context, body.language) }
  },
  testCondition: async ({ body }) => {
    const condition = readConditionOf(body.condition, context)
    const facts = await factsOf(context, readId(body.contact), condition)
    const defined = context.definitions.current()
    const { holds, tree } = await judge(condition, facts, askingAt(context.clock.now(), defined), defined.catalog)
    return { holds, tree: showVerdict(tree) }
  },
})

interface Given {
  kind: 'dynamic' | 'static'
  condition: Record<string, unknown> | null
}

/** A dynamic segment has a condition that does not ask for the segment itself, a static one has none. */
function conditionFor({ kind, condition }: Given, context: Context, own?: string): Condition | null {
  if (kind === 'static') return null
  if (condition === null) throw new Refusal('condition/invalid', { detail: 'A dynamic segment needs a condition.' })
  const read = readConditionOf(condition, context)
  if (own !== undefined && readsSegment(read, own, context)) {
    throw new Refusal('condition/invalid', { detail: 'The segment would depend on itself.' })
  }
  return read
}

function readsSegment(condition: Condition, wanted: string, context: Context): boolean {
  const { segmentById } = context.definitions.current().world
  const seen = new Set<string>()
  const open = [...dependsOn(condition).segments]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === wanted) return true
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(segmentById.get(id)?.reads?.segments ?? []))
  }
  return false
}

async function redefined(context: Context, id: string, language: Language) {
  await takeUpDefinitions(context, 'segment', id)
  await countMembers(context, id)
  return showSegment(found(await context.store.segments.get(id)), context, language)
}

async function nameFree<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    if (error instanceof NameTakenError) throw new Refusal('segment/name-taken')
    throw error
  }
}

async function staticSegment({ store }: Context, id: string): Promise<string> {
  const segment = found(await store.segments.get(id))
  if (segment.kind !== 'static') throw new Refusal('segment/not-static')
  return segment.id
}

function showSegment(
  segment: SegmentRow,
  context: Context,
  language: Language,
): ResponseOf<'listSegments'>['rows'][number] {
  const { condition } = segment
  const sentence = condition ? sentenceOf(condition, context, language) : ''
  return { ...segment, condition: condition && { ...condition }, sentence }
}

function sentenceOf(condition: Condition, { definitions }: Context, language: Language): string {
  const { world, catalog } = definitions.current()
  return describe(condition, catalog, language, {
    segment: (id) => world.segmentById.get(id)?.name,
    flow: (id) => world.flows.get(id)?.name,
  })
}

/** All that the condition can read of one contact. */
async function factsOf(context: Context, id: number, condition: Condition): Promise<Facts> {
  const { store } = context
  const contact = found(await store.contacts.read(id))
  const reads = dependsOn(condition)
  const [company, deals, events, detail] = await Promise.all([
    contact.companyId === null ? null : store.companies.read(contact.companyId),
    reads.deals ? store.deals.list({ contact: id, limit: 200, sort: 'created_at', order: 'asc' }) : null,
    reads.events.size > 0 ? store.contacts.events(id, reads.events) : [],
    store.contacts.detail(id),
  ])
  return {
    contact: contact.fields,
    company: company?.fields ?? null,
    deals: deals?.rows.map(({ fields }) => fields) ?? [],
    events,
    segments: new Set(detail?.segments.map((segment) => segment.id)),
    flows: reads.flows.size > 0 ? await readFlows(context, id) : new Map(),
  }
}

async function readFlows({ store, clock, definitions }: Context, id: number): Promise<Facts['flows']> {
  const [state] = await store.turns.peekStates([id], loadSettings(definitions.current(), clock.now()))
  return state ? flowsOf(state) : new Map()
}

import { isFieldKey, phrase, type Field } from '@etape/conditions'
import type { ResponseOf } from '@etape/contract'
import { NameTakenError, type SyncRule, type Workspace } from '@etape/store'
import type { Cause } from '@etape/crm'
import type { Context } from '../context.ts'
import { reviewContacts } from '../review-contacts.ts'
import { causeOf } from './caller.ts'
import { takeUpDefinitions } from '../redefine.ts'
import type { Handlers } from './handlers.ts'
import { readConditionOf } from './read-question.ts'
import { found } from './record-id.ts'
import { Refusal } from './refusal.ts'
import { showCondition } from './show-records.ts'

export const fieldHandlers = (context: Context): Handlers<'listFields' | 'createField' | 'updateField'> => ({
  listFields: () => Promise.resolve({ rows: [...context.definitions.current().catalog.values()].map(showField) }),
  createField: async ({ body }) => {
    const { choices, ...given } = body
    const field: Field = { ...given, ...choicesIn(choices), builtIn: false }
    const { catalog } = context.definitions.current()
    if (!isFieldKey(field.key))
      throw invalidField(phrase('“{key}” cannot be the key of a field.', { key: field.key }), 'body.key')
    if (catalog.has(`${field.object}.${field.key}`)) throw new Refusal('field/exists')
    checkChoices(field)
    try {
      await context.store.settings.createField(field)
    } catch (error) {
      if (error instanceof NameTakenError) throw new Refusal('field/exists')
      throw error
    }
    await takeUpDefinitions(context, 'settings')
    return showField(field)
  },
  updateField: async ({ params: { object, key }, body }) => {
    const known = found(context.definitions.current().catalog.get(`${object}.${key}`))
    if (known.builtIn) throw new Refusal('field/built-in')
    const values = { ...(body.label && { label: body.label }), ...choicesIn(body.choices) }
    checkChoices({ ...known, ...values })
    const field = found(await context.store.settings.updateField(object, key, values))
    await takeUpDefinitions(context, 'settings')
    return showField(field)
  },
})

export const ruleHandlers = (context: Context): Handlers<'listSyncRules' | 'saveSyncRule'> => ({
  listSyncRules: async () => ({ rows: (await context.store.settings.syncRules()).map(showRule) }),
  saveSyncRule: async ({ params: { id }, body }) => {
    const filter = body.filter && readConditionOf(body.filter, context)
    const rule = await context.store.settings.saveSyncRule({ id, enabled: body.enabled, filter })
    await takeUpDefinitions(context, 'settings')
    return showRule(rule)
  },
})

export const workspaceHandlers = (context: Context): Handlers<'readWorkspace' | 'saveWorkspace'> => ({
  readWorkspace: async () => ({
    ...showWorkspace(await context.store.settings.workspace()),
    smtp: context.config.smtpUrl !== null,
    version: context.version,
    events: await context.store.settings.eventNames(),
  }),
  saveWorkspace: async ({ body, caller }) => {
    if (body.zone !== undefined && !isZone(body.zone)) throw new Refusal('workspace/zone-unknown')
    const { defaultStages, ...values } = withoutEmpty(body)
    const before = await context.store.settings.workspace()
    checkDefaults(context, defaultStages, values.defaultStatus)
    const stages = defaultStages && { defaultStages: { ...before.defaultStages, ...defaultStages } }
    await context.store.settings.saveWorkspace({ ...values, ...stages })
    await takeUpDefinitions(context, 'settings')
    if (body.zone !== undefined && body.zone !== before.zone) await reviewMoments(context, causeOf(caller))
    return { saved: true }
  },
})

/** Days begin elsewhere in another zone: what comes about on a day does so at another moment. */
async function reviewMoments(context: Context, cause: Cause): Promise<void> {
  const { timedSegments, datedTriggers } = context.definitions.current().world
  if (timedSegments.length > 0 || datedTriggers.length > 0) await reviewContacts(context, {}, cause)
}

const showWorkspace = ({ calendar, ...workspace }: Workspace) => ({
  ...workspace,
  calendar: { hours: showHours(calendar.hours), holidays: [...calendar.holidays] },
})

type Hours = Workspace['calendar']['hours']
type ShownHours = ResponseOf<'readWorkspace'>['calendar']['hours']

const showHours = (hours: Hours): ShownHours =>
  Object.fromEntries(Object.entries(hours).map(([day, windows]) => [day, [...windows]])) as unknown as ShownHours

type ShownField = ResponseOf<'createField'>

const showField = ({ choices, ...field }: Field): ShownField => ({
  ...field,
  ...(choices && { choices: choices.map((choice) => ({ ...choice })) }),
})

const showRule = (rule: SyncRule) => ({ ...rule, filter: showCondition(rule.filter) })

type GivenChoices = readonly { value: string; label: Field['label']; color?: string | undefined }[] | undefined

const choicesIn = (choices: GivenChoices): Pick<Field, 'choices'> =>
  choices ? { choices: choices.map(({ color, ...choice }) => ({ ...choice, ...(color && { color }) })) } : {}

/** Without the parts that were not given. */
const withoutEmpty = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

function checkChoices({ type, choices }: Pick<Field, 'type' | 'choices'>): void {
  const isChoice = type === 'choice' || type === 'multi-choice'
  if (isChoice && !choices?.length)
    throw invalidField(phrase('A choice needs at least one value to choose.'), 'body.choices')
  if (!isChoice && choices?.length) throw invalidField(phrase('Only a choice has values to choose.'), 'body.choices')
  if (new Set(choices?.map(({ value }) => value)).size < (choices?.length ?? 0)) {
    throw invalidField(phrase('Two choices have the same value.'), 'body.choices')
  }
}

const invalidField = (message: ReturnType<typeof phrase>, where: string) =>
  new Refusal('request/invalid', { problems: [{ code: 'request/invalid', severity: 'error', message, where }] })

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function checkDefaults(
  { definitions }: Context,
  stages: Readonly<Record<string, string | null>> | undefined,
  status: string | null | undefined,
): void {
  const { crm } = definitions.current()
  const given = Object.entries(stages ?? {})
  const sourcesKnown = given.every(([source]) => Object.hasOwn(crm.defaults.stage, source))
  const stagesKnown = given.every(([, id]) => id === null || crm.stages.some((stage) => stage.id === id))
  const statusKnown = !status || crm.statuses.some(({ id }) => id === status)
  if (!sourcesKnown || !stagesKnown || !statusKnown) {
    throw invalidField(phrase('A default names something that does not exist.'), 'body')
  }
}

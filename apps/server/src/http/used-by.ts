import { conditionReferences, type Named } from '@etape/flow'
import type { Context } from '../context.ts'
import { referencesIn } from '../flow-files/references.ts'

export interface User {
  type: 'flow' | 'segment' | 'rule' | 'default'
  id: string
  name: string
}

/** What refers to something that is to be changed or deleted: flows in draft or published, segments, rules, defaults. */
export async function usersOf(context: Context, named: Named): Promise<User[]> {
  const uses = (references: readonly Named[]) =>
    references.some(({ type, id }) => type === named.type && id === named.id)
  const { world, crm } = context.definitions.current()
  const segments = world.segments
    .filter(({ condition }) => condition && uses(conditionReferences(condition)))
    .map(({ id, name }): User => ({ type: 'segment', id, name }))
  const rules = Object.entries(crm.syncRules)
    .filter(([, { filter }]) => filter && uses(conditionReferences(filter)))
    .map(([id]): User => ({ type: 'rule', id, name: id }))
  return [...(await flowsThat(context, uses)), ...segments, ...rules, ...defaultsOf(context, named)]
}

async function flowsThat(
  { store, definitions }: Context,
  uses: (references: readonly Named[]) => boolean,
): Promise<User[]> {
  const { world } = definitions.current()
  const users: User[] = []
  for (const { id, name, status } of await store.flows.list()) {
    if (status === 'archived') continue
    const draft = await store.flows.readDraft(id)
    const documents = [draft?.document, world.flows.get(id)?.current.document].filter((one) => one !== undefined)
    if (documents.some((document) => uses(referencesIn(document)))) users.push({ type: 'flow', id, name })
  }
  return users
}

function defaultsOf({ definitions }: Context, { type, id }: Named): User[] {
  const { defaults } = definitions.current().crm
  if (type === 'status' && defaults.status === id) return [{ type: 'default', id: 'status', name: 'status' }]
  if (type !== 'stage') return []
  return Object.entries(defaults.stage)
    .filter(([, stage]) => stage === id)
    .map(([source]) => ({ type: 'default', id: source, name: source }))
}

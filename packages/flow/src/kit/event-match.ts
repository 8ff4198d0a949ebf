import { compilePredicate, type Asking, type Condition, type Predicate, type PropertyFilter } from '@etape/conditions'

const didWith = (name: string, where: readonly PropertyFilter[]): Condition => ({
  fact: 'events',
  params: { name, where: [...where] },
  operator: 'did',
  value: null,
})

const compiled = new WeakMap<readonly PropertyFilter[], Predicate>()

/** Whether an event's properties pass all filters; judged as conditions on events are. */
export function passesFilters(
  properties: Readonly<Record<string, unknown>>,
  where: readonly PropertyFilter[],
  asking: Asking,
): boolean {
  if (where.length === 0) return true
  const known = compiled.get(where)
  const passes = known ?? compilePredicate(didWith('any', where), new Map())
  if (!known) compiled.set(where, passes)
  const event = { name: 'any', at: asking.now, properties }
  return passes(
    { contact: {}, company: null, deals: [], events: [event], segments: new Set(), flows: new Map() },
    asking,
  )
}

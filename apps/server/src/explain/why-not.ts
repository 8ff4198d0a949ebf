import { judge } from '@etape/conditions'
import { explainAbsence, type Absence, type AbsenceHistory, type AbsenceQuestion } from '@etape/flow'
import type { Foundation } from '../context.ts'
import { askingAt } from '../definitions.ts'
import { loadSettings } from '../versions/migrate.ts'

type Asking = Pick<Foundation, 'store' | 'clock' | 'definitions'>

const shownRefusals = 20

/** Why a contact is not in a flow, at a node, in a segment or at a stage; `null` when there is no such contact. */
export async function whyNot(
  { store, clock, definitions }: Asking,
  contactId: number,
  question: AbsenceQuestion,
): Promise<Absence | null> {
  const now = clock.now()
  const defined = definitions.current()
  const { world, catalog } = defined
  const [state] = await store.turns.peekStates([contactId], loadSettings(defined, now))
  if (!state) return null
  const settings = {
    ...askingAt(now, defined),
    judge: (...[condition, facts, asking]: Parameters<Parameters<typeof explainAbsence>[0]['settings']['judge']>) =>
      judge(condition, facts, asking, catalog),
  }
  const history = await historyOf({ store }, contactId, question)
  return explainAbsence({ state, world, settings, history }, question)
}

async function historyOf(
  { store }: Pick<Asking, 'store'>,
  contactId: number,
  question: AbsenceQuestion,
): Promise<AbsenceHistory> {
  if (question.type === 'stage') return { refused: await store.changes.refusedStages(contactId, shownRefusals) }
  if (question.type === 'segment') return {}
  return { latest: await store.runs.latest(contactId, question.flow) }
}

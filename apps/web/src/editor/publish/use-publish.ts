import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import type { FlowDocument } from '@etape/flow'
import { useQueryClient } from '@tanstack/react-query'
import { client } from '../../data/client.ts'
import { showProblem } from '../../data/problem-toast.tsx'
import { useWrite } from '../../data/queries.ts'
import { readAgain } from '../../data/topics.ts'
import { showDone, showUndo } from '../../ui/toasts.tsx'
import { useDraftSaver } from '../draft/draft-context.ts'
import { useEditor } from '../state/editor-context.ts'

type Flow = ResponseOf<'readFlow'>
type Published = ResponseOf<'publishFlow'>

/** How long a publish can be taken back by one click. */
const undoMs = 30_000

/** Publishing the draft; what was done is said, and can be taken back for half a minute. */
export function usePublish(flow: Flow, onDone: () => void) {
  const words = usePublishedWords()
  const takeBack = useTakeBack(flow)
  return useWrite('publishFlow', {
    invalidates: ['flow'],
    onDone: (published) => {
      showUndo(words(published), () => void takeBack(published.version.number), undoMs)
      onDone()
    },
  })
}

/** Goes back to the version before, or pauses a flow that had none; the draft stays what was drawn. */
function useTakeBack(flow: Flow): (published: number) => Promise<void> {
  const { t } = useLingui()
  const editor = useEditor()
  const saver = useDraftSaver()
  const queries = useQueryClient()
  const before = flow.version
  return async (published) => {
    try {
      if (before === null) await client.pauseFlow({ params: { id: flow.id } })
      else await publishAgain(flow.id, { number: before, instead: published, note: t`Publishing was undone` })
      if (before !== null) await putDraftBack(flow.id, editor.store.getState().document, saver.startFrom)
      await readAgain(queries, ['flow'])
      showDone(before === null ? t`Paused: nobody goes in, nobody goes on.` : t`Version ${before} is live again.`)
    } catch (error) {
      if (error instanceof Error) showProblem(error)
    }
  }
}

interface Again {
  number: number
  /** The version that is taken back: who was moved to it is moved again, as far as there is a way back. */
  instead: number
  note: string
}

async function publishAgain(id: string, { number, instead, note }: Again): Promise<void> {
  const params = { id }
  const { revision } = await client.restoreVersion({ params: { id, number } })
  const { places } = await client.planMigration({ params, body: {} })
  const migration = places
    .filter(({ version }) => version === instead)
    .map(({ version, node, choice }) => ({ version, node: node.id, choice }))
  // It was live before, whatever its tests say.
  await client.publishFlow({ params, body: { revision, note, migration, despiteTests: true } })
}

type StartFrom = ReturnType<typeof useDraftSaver>['startFrom']

/** What was drawn goes on being the draft, though another version is live. */
async function putDraftBack(id: string, document: FlowDocument, startFrom: StartFrom): Promise<void> {
  const { revision } = await client.readDraft({ params: { id } })
  const saved = await client.saveDraft({ params: { id }, body: { document: { ...document }, revision } })
  startFrom({ ...saved, document })
}

function usePublishedWords(): (published: Published) => string {
  const { t } = useLingui()
  return ({ version: { number }, enrolled, migrated }) => {
    const said = [t`Version ${number} is live.`]
    if (enrolled > 0) said.push(plural(enrolled, { one: '# contact is going in.', other: '# contacts are going in.' }))
    if (migrated.moved > 0) said.push(plural(migrated.moved, { one: '# contact moved.', other: '# contacts moved.' }))
    if (migrated.left > 0) said.push(plural(migrated.left, { one: '# contact left.', other: '# contacts left.' }))
    return said.join(' ')
  }
}

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
import { movesBack, type PlaceChoice } from './moves-back.ts'

type Flow = ResponseOf<'readFlow'>
type Published = ResponseOf<'publishFlow'>

/** How long a publish can be taken back by one click. */
const undoMs = 30_000

/** Publishing the draft; what was done is said, and can be taken back for half a minute. */
export function usePublish(flow: Flow, onDone: () => void) {
  const words = usePublishedWords()
  const takeBack = useTakeBack(flow.id)
  return useWrite('publishFlow', {
    invalidates: ['flow'],
    onDone: (published, { body }) => {
      showUndo(words(published), () => void takeBack(published, body.migration ?? []), undoMs)
      onDone()
    },
  })
}

/** Goes back to the version before, or pauses a flow that had none; the draft stays what was drawn. */
function useTakeBack(id: string): (published: Published, moves: readonly PlaceChoice[]) => Promise<void> {
  const { t } = useLingui()
  const editor = useEditor()
  const saver = useDraftSaver()
  const queries = useQueryClient()
  const words = useUndoneWords()
  return async (published, moves) => {
    // The flow as it is read may be the new one already: the number alone tells what was live before.
    const taken = published.version.number
    const drawn = editor.store.getState().document
    try {
      if (taken === 1) {
        await client.pauseFlow({ params: { id } })
        showDone(t`Paused: nobody goes in, nobody goes on.`)
      } else {
        const again = await publishAgain(id, { taken, moves, note: t`Publishing version ${taken} was undone` })
        await putDraftBack(id, drawn, saver.startFrom)
        // The version before was the draft for a moment, and may have come in as somebody else's would.
        editor.replace(drawn)
        showDone(words(published, again))
      }
      await readAgain(queries, ['flow'])
    } catch (error) {
      if (error instanceof Error) showProblem(error)
    }
  }
}

interface Again {
  /** The version that is taken back. */
  taken: number
  /** What became of those under way when it was published. */
  moves: readonly PlaceChoice[]
  note: string
}

async function publishAgain(id: string, { taken, moves, note }: Again): Promise<Published> {
  const params = { id }
  const { revision } = await client.restoreVersion({ params: { id, number: taken - 1 } })
  const { places } = await client.planMigration({ params, body: {} })
  const migration = movesBack(places, taken, moves)
  // It was live before, whatever its tests say.
  return client.publishFlow({ params, body: { revision, note, migration, despiteTests: true } })
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

/** What is live again, and what no undo brings back. */
function useUndoneWords(): (undone: Published, again: Published) => string {
  const { t } = useLingui()
  return ({ version, enrolled, migrated }, again) => {
    const said = [t`Undone: version ${version.number - 1} is live again, as version ${again.version.number}.`]
    if (migrated.left > 0)
      said.push(
        plural(migrated.left, { one: '# contact that left stays out.', other: '# contacts that left stay out.' }),
      )
    if (enrolled > 0)
      said.push(plural(enrolled, { one: '# contact that went in stays.', other: '# contacts that went in stay.' }))
    return said.join(' ')
  }
}

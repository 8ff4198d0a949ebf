import { Trans } from '@lingui/react/macro'
import { sayEnd, sayMessage, type Expectation } from '@etape/flow'
import { useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'

/** What a test expects, as a sentence. */
export function ExpectationText({ expectation }: { expectation: Expectation }) {
  const words = useFlowWords()
  switch (expectation.type) {
    case 'path':
      return <PathText nodes={expectation.nodes} />
    case 'end':
      return <Trans>How it stands at the end: {words.say(sayEnd(expectation))}</Trans>
    case 'field': {
      const { ref, value } = expectation
      const field = words.say({ text: '{field}', values: { field: { type: 'field', id: ref } } })
      const said = words.say({ text: '{value}', values: { value: { type: 'value', field: ref, value } } })
      return (
        <Trans>
          {field} is {said}
        </Trans>
      )
    }
    case 'message':
      return <Trans>Goes out: {words.say(sayMessage(expectation))}</Trans>
    case 'no-other-message':
      return <Trans>Nothing else goes out</Trans>
  }
}

function PathText({ nodes }: { nodes: readonly string[] }) {
  const words = useFlowWords()
  const drawn = useEditorState(({ document }) => document.nodes)
  const names = nodes.map((id) => {
    const node = drawn.find((one) => one.id === id)
    return node ? words.mention(node) : id
  })
  return <Trans>The way: {names.join(' → ')}</Trans>
}

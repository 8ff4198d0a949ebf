import { Button, Text, Title } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { nodeKinds } from '@etape/flow'
import { useCanvas } from './canvas/use-canvas.ts'
import css from './editor.module.css'
import { useEditor } from './state/editor-context.ts'
import { useCardWords } from './words/card-words.tsx'
import { KindIcon } from './words/kind-icon.tsx'

const offered = ['segment-entered', 'event', 'stage-changed', 'by-hand']
const triggers = nodeKinds.filter((kind) => offered.includes(kind.type))

/** On an empty canvas: what a flow begins with. */
export function FirstSteps() {
  const words = useCardWords()
  const editor = useEditor()
  const canvas = useCanvas()
  return (
    <div className={css.first}>
      <Title order={2}>
        <Trans>Begin with a trigger</Trans>
      </Title>
      <Text c="dimmed" ta="center">
        <Trans>What has to happen for a contact to come in? Choose one here, or drag any from the left.</Trans>
      </Text>
      <div className={css.firstKinds}>
        {triggers.map((kind) => (
          <Button
            key={kind.type}
            variant="default"
            leftSection={<KindIcon icon={kind.icon} category={kind.category} />}
            onClick={() => editor.append(kind.type, canvas.middle())}
          >
            {words.kind(kind)}
          </Button>
        ))}
      </div>
    </div>
  )
}

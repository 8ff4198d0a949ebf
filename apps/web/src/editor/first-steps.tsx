import { Button, Text, Title } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { nodeKinds } from '@etape/flow'
import { useAddStep } from './canvas/use-add-step.ts'
import css from './editor.module.css'
import { useCardWords } from './words/card-words.tsx'
import { KindIcon } from './words/kind-icon.tsx'

const offered = ['segment-entered', 'event', 'stage-changed', 'by-hand']
const triggers = nodeKinds.filter((kind) => offered.includes(kind.type))

/** On an empty canvas: what a flow begins with. */
export function FirstSteps() {
  const words = useCardWords()
  const addStep = useAddStep()
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
            onClick={() => addStep.append(kind.type)}
          >
            {words.kind(kind)}
          </Button>
        ))}
      </div>
    </div>
  )
}

import { Button, Group } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { Rehearsal } from '@etape/flow'
import { useRehearsing, useRehearsingState } from './rehearsing-context.ts'
import css from './rehearse.module.css'

/** While the contact waits for the answer to a call: what it is. Nothing is called in a rehearsal. */
export function AnswerButtons({ rehearsal: { run, trail } }: { rehearsal: Rehearsal }) {
  const rehearsing = useRehearsing()
  const shown = useRehearsingState((state) => state.shown)
  const waiting = run?.waiting
  if (shown < trail.length || waiting?.type !== 'listen' || waiting.for.type !== 'answer') return null
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>
        <Trans>What is the answer?</Trans>
      </h3>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => void rehearsing.act({ type: 'answer', ok: true })}>
          <Trans>It went well</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={() => void rehearsing.act({ type: 'answer', ok: false })}>
          <Trans>It failed</Trans>
        </Button>
      </Group>
    </section>
  )
}

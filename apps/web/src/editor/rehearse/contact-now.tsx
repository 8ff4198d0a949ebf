import { Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { Rehearsal } from '@etape/flow'
import { ChangeLine } from '../../runs/change-line.tsx'
import { differencesSoFar } from './rehearsal-story.ts'
import { useRehearsingState } from './rehearsing-context.ts'
import css from './rehearse.module.css'

/** What has become of the contact: every field that is no longer as it was. */
export function ContactNow({ rehearsal }: { rehearsal: Rehearsal }) {
  const shown = useRehearsingState((state) => state.shown)
  const differences = differencesSoFar(rehearsal, shown)
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>
        <Trans>The contact since it came in</Trans>
      </h3>
      {differences.length === 0 && (
        <Text size="sm" c="dimmed">
          <Trans>Nothing has changed yet.</Trans>
        </Text>
      )}
      <div className={css.differences}>
        {differences.map(({ ref, before, after }) => {
          const [record, field] = ref.split('.') as ['contact' | 'company', string]
          return (
            <ChangeLine
              key={ref}
              of="contact"
              change={{ record, field, before, after, outcome: 'accepted', rule: null }}
            />
          )
        })}
      </div>
    </section>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RequestOf, ResponseOf } from '@etape/contract'
import type { RunAct } from '@etape/flow'
import css from './behind.module.css'
import type { BehindPlace, VisitSort } from './behind-place.ts'
import { SteerDialog } from './steer-dialog.tsx'
import type { Visit } from './use-visit-columns.tsx'

export type ActType = RunAct['type']
export type RunsMeant = RequestOf<'steerRuns'>['body']['meant']

/** What makes sense for those behind each number; of the others the plan says to how many it applies. */
const offered: Readonly<Record<VisitSort, readonly ActType[]>> = {
  waiting: ['skip-wait', 'move', 'remove'],
  visited: ['skip-wait', 'move', 'remove', 'retry'],
  left: ['skip-wait', 'move', 'remove', 'retry'],
  failed: ['retry', 'move'],
}

interface SteerBarProps {
  flow: ResponseOf<'readFlow'>
  /** All who are meant when none is ticked. */
  behind: BehindPlace
  chosen: readonly Visit[]
  act: ActType | null
  onAct: (act: ActType | null) => void
  onDone: () => void
}

/** What can be done by hand with those who are ticked, or with all. */
export function SteerBar({ flow, behind, chosen, act, onAct, onDone }: SteerBarProps) {
  const words = useActWords()
  const meant: RunsMeant =
    chosen.length === 0
      ? { type: 'behind', ...behind }
      : { type: 'runs', runs: chosen.map(({ run: { id, visit } }) => ({ id, visit })) }
  return (
    <div className={css.acts}>
      <Text fw={500} role="status">
        {chosen.length === 0 ? (
          <Trans>With all of them</Trans>
        ) : (
          <Plural value={chosen.length} one="With # selected" other="With # selected" />
        )}
      </Text>
      <Group gap="xs">
        {offered[behind.sort].map((type) => (
          <Button key={type} size="xs" variant="default" onClick={() => onAct(type)}>
            {words[type]}
          </Button>
        ))}
      </Group>
      {act && (
        <SteerDialog
          flow={flow}
          type={act}
          meant={meant}
          onClose={() => onAct(null)}
          onDone={() => {
            onAct(null)
            onDone()
          }}
        />
      )}
    </div>
  )
}

export function useActWords(): Readonly<Record<ActType, string>> {
  const { t } = useLingui()
  return { 'skip-wait': t`Skip the wait…`, move: t`Move…`, remove: t`Take out…`, retry: t`Try again…` }
}

import { Radio } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { FlowDocument, MergeChoices, MergeConflict, Side, Three } from '@etape/flow'
import css from './merge-dialog.module.css'
import { useConflictWords } from './use-conflict-words.ts'

interface ConflictListProps {
  conflicts: readonly MergeConflict[]
  drawings: Three<FlowDocument>
  /** Who saved theirs. */
  who: string
  choices: MergeChoices
  onChoose: (key: string, side: Side) => void
}

/** Each difference with what it was, mine and theirs; one of the two is taken. */
export function ConflictList({ conflicts, drawings, who, choices, onChoose }: ConflictListProps) {
  return (
    <ul className={css.list}>
      {conflicts.map((conflict) => (
        <li key={conflict.key} className={css.row}>
          <Difference
            conflict={conflict}
            drawings={drawings}
            who={who}
            side={choices[conflict.key] ?? 'mine'}
            onChoose={(side) => onChoose(conflict.key, side)}
          />
        </li>
      ))}
    </ul>
  )
}

interface DifferenceProps extends Pick<ConflictListProps, 'drawings' | 'who'> {
  conflict: MergeConflict
  side: Side
  onChoose: (side: Side) => void
}

function Difference({ conflict, drawings, who, side, onChoose }: DifferenceProps) {
  const { t } = useLingui()
  const words = useConflictWords(drawings)
  const before = words.value(conflict, 'base')
  return (
    <Radio.Group value={side} onChange={onChoose} aria-label={words.subject(conflict)}>
      <p className={css.subject}>
        {words.subject(conflict)}
        {conflict.base !== undefined && (
          <span className={css.before}>
            <Trans>before: {before}</Trans>
          </span>
        )}
      </p>
      <div className={css.sides}>
        <Radio.Card value="mine" className={css.side ?? ''} aria-label={t`Mine: ${words.value(conflict, 'mine')}`}>
          <Radio.Indicator size="xs" />
          <span>
            <b>{t({ message: 'Mine', context: 'draft' })}</b> {words.value(conflict, 'mine')}
          </span>
        </Radio.Card>
        <Radio.Card
          value="theirs"
          className={css.side ?? ''}
          aria-label={t`${who}: ${words.value(conflict, 'theirs')}`}
        >
          <Radio.Indicator size="xs" />
          <span>
            <b>{who}</b> {words.value(conflict, 'theirs')}
          </span>
        </Radio.Card>
      </div>
    </Radio.Group>
  )
}

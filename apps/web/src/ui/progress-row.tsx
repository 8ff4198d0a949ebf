import { Progress, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { useFormats } from '../text/formats.ts'
import css from './progress-row.module.css'
import { useNow } from './use-now.ts'

interface ProgressRowProps {
  label: string
  done: number
  total: number
  /** When it began, for the rate and the time left. */
  startedAt: number
  /** Now, where a livelier clock than half a minute's is at hand. */
  now?: number
}

/** Long work under way: how far, how fast and how long still. */
export function ProgressRow({ label, done, total, startedAt, now }: ProgressRowProps) {
  const formats = useFormats()
  const clock = useNow()
  const share = total === 0 ? 0 : Math.min(done / total, 1)
  const seconds = Math.max(((now ?? clock) - startedAt) / 1000, 1)
  const perSecond = done / seconds
  const left = perSecond > 0 ? Math.ceil((total - done) / perSecond) : null
  const doneText = formats.number(done)
  const totalText = formats.number(total)
  const rate = formats.number(Math.round(perSecond))
  return (
    <div className={css.row}>
      <div className={css.words}>
        <Text fw={500}>{label}</Text>
        <Text c="dimmed" className="tabular">
          <Trans>
            {doneText} of {totalText} · {rate} per second
          </Trans>
          {left !== null && left > 0 && (
            <>
              {' · '}
              <TimeLeft seconds={left} />
            </>
          )}
        </Text>
      </div>
      <Progress value={share * 100} aria-label={label} size="md" radius="xl" />
    </div>
  )
}

function TimeLeft({ seconds }: { seconds: number }) {
  if (seconds < 90) return <Trans>{seconds} s left</Trans>
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return <Trans>{minutes} min left</Trans>
  const hours = Math.round(minutes / 60)
  return <Trans>{hours} h left</Trans>
}

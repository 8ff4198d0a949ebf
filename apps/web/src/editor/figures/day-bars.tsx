import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../text/formats.ts'
import { useTitled } from '../../text/use-titled.ts'
import type { DayFigures } from './day-figures.ts'
import css from './figures.module.css'

const width = 800
const height = 140
const widest = 48

interface DayBarsProps {
  days: readonly DayFigures[]
  /** Which of a day's figures. */
  figure: 'enrolled' | 'ended'
}

/** How many there were on each day, as bars; the table beside it says the same to those who listen. */
export function DayBars({ days, figure }: DayBarsProps) {
  const formats = useFormats()
  const titled = useTitled()
  const most = Math.max(...days.map((day) => day[figure]))
  const step = width / days.length
  const wide = Math.min(Math.max(0.5, step * 0.78), widest)
  const [first, last] = [days[0]?.day ?? 0, days.at(-1)?.day ?? 0]
  return (
    <figure className={css.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className={css.chart} aria-hidden>
        {days.map((day, index) => {
          const count = day[figure]
          const high = count === 0 ? 1 : Math.max(2, (count / most) * height)
          return (
            <rect
              key={day.day}
              className={count === 0 ? css.noBar : css.bar}
              x={(index + 0.5) * step - wide / 2}
              y={height - high}
              width={wide}
              height={high}
            >
              <title>{titled(formats.day(day.day), formats.number(count))}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption className={css.axis}>
        <span>{formats.day(first)}</span>
        <span>
          <Trans>at most {formats.number(most)} a day</Trans>
        </span>
        <span>{formats.day(last)}</span>
      </figcaption>
    </figure>
  )
}

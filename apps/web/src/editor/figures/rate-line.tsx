import { useFormats } from '../../text/formats.ts'
import type { DayFigures } from './day-figures.ts'
import css from './figures.module.css'

const width = 800
const height = 120

interface RateLineProps {
  days: readonly DayFigures[]
  /** One a day; `null` where there is none yet. */
  rates: readonly (number | null)[]
}

/** A share that changes day by day, as a line. */
export function RateLine({ days, rates }: RateLineProps) {
  const formats = useFormats()
  const most = Math.max(0.05, ...rates.map((rate) => rate ?? 0))
  const step = width / Math.max(1, days.length - 1)
  const points = rates.flatMap((rate, index) =>
    rate === null ? [] : [`${index * step},${height - 4 - (rate / most) * (height - 8)}`],
  )
  const latest = rates.at(-1) ?? 0
  return (
    <figure className={css.figure}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className={css.chart}
        role="img"
        aria-label={formats.percent(latest)}
      >
        <polyline className={css.rate} points={points.join(' ')} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption className={css.axis}>
        <span>{formats.day(days[0]?.day ?? 0)}</span>
        <b>{formats.percent(latest)}</b>
        <span>{formats.day(days.at(-1)?.day ?? 0)}</span>
      </figcaption>
    </figure>
  )
}

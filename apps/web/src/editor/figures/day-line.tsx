import { useFormats } from '../../text/formats.ts'
import type { DayFigures } from './day-figures.ts'
import css from './figures.module.css'

const width = 800
const height = 120

interface DayLineProps {
  days: readonly DayFigures[]
  /** One a day; `null` where there is none yet. */
  values: readonly (number | null)[]
  /** The least that fills the height, so that next to nothing does not look like much. */
  least: number
  say: (value: number) => string
}

/** A figure that changes day by day, as a line. */
export function DayLine({ days, values, least, say }: DayLineProps) {
  const formats = useFormats()
  const most = Math.max(least, ...values.map((value) => value ?? 0))
  const step = width / Math.max(1, days.length - 1)
  const points = values.flatMap((value, index) =>
    value === null ? [] : [`${index * step},${height - 4 - (value / most) * (height - 8)}`],
  )
  // A line of one point is not drawn; one from a point to itself is a dot.
  const line = points.length === 1 ? [...points, ...points] : points
  const latest = say(values.at(-1) ?? 0)
  return (
    <figure className={css.figure}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className={css.chart}
        role="img"
        aria-label={latest}
      >
        <polyline className={css.rate} points={line.join(' ')} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption className={css.axis}>
        <span>{formats.day(days[0]?.day ?? 0)}</span>
        <b>{latest}</b>
        <span>{formats.day(days.at(-1)?.day ?? 0)}</span>
      </figcaption>
    </figure>
  )
}

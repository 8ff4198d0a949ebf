import css from './sparkline.module.css'

const width = 84
const height = 24

interface SparklineProps {
  /** One value a day, oldest first. */
  values: readonly number[]
  label: string
}

/** How a number went over some days, as small bars. */
export function Sparkline({ values, label }: SparklineProps) {
  const most = Math.max(1, ...values)
  const step = width / Math.max(1, values.length)
  return (
    <svg className={css.line} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {values.map((value, index) => {
        const high = value === 0 ? 1 : Math.max(2, (value / most) * height)
        return (
          <rect
            // Days follow each other; their place is what they are.
            key={index}
            className={value === 0 ? css.none : css.some}
            x={index * step}
            y={height - high}
            width={Math.max(1, step - 1.5)}
            height={high}
            rx={1}
          />
        )
      })}
    </svg>
  )
}

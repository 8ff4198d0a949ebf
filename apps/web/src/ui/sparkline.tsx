const width = 96
const height = 24
const inset = 2

/** A small curve beside a figure; what it shows is said in `label`. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const top = Math.max(...values, 1)
  const step = (width - 2 * inset) / Math.max(values.length - 1, 1)
  const points = values.map(
    (value, at) => `${inset + at * step},${height - inset - (value / top) * (height - 2 * inset)}`,
  )
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--accent-text)"
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
    </svg>
  )
}

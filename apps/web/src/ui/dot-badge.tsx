import css from './dot-badge.module.css'

/** Colours people can give to what they name. */
export type DotColor = 'slate' | 'sky' | 'cyan' | 'teal' | 'green' | 'amber' | 'orange' | 'rose' | 'violet' | 'grey'

/** A dot and its label; the colour never says anything alone. */
export function DotBadge({ color, label }: { color: DotColor; label: string }) {
  return (
    <span className={css.badge}>
      <span className={css.dot} style={{ background: dotVariable(color) }} aria-hidden />
      <span className={css.label}>{label}</span>
    </span>
  )
}

/** The CSS value of a colour, for what draws its own shapes. */
export const dotVariable = (color: DotColor): string => `var(--dot-${color})`

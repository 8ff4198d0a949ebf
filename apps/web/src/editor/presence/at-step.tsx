import type { Present } from './present.ts'
import css from './presence.module.css'

/** On a step that others have selected: who. */
export function AtStep({ others }: { others: readonly Present[] }) {
  const [first] = others
  if (!first) return null
  return (
    <span className={css.there} data-hue={first.hue}>
      {others.map(({ name }) => name).join(', ')}
    </span>
  )
}

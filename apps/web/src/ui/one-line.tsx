import css from './one-line.module.css'

/** An address in a cell, which is cut short rather than broken at its hyphens; whole when pointed at. */
export function OneLine({ text }: { text: string }) {
  return (
    <span className={css.line} title={text}>
      {text}
    </span>
  )
}

/** The same below a name, smaller. */
export function SecondLine({ text }: { text: string }) {
  return (
    <span className={`${css.line} ${css.second}`} title={text}>
      {text}
    </span>
  )
}

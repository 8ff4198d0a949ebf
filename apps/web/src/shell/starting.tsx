import css from './starting.module.css'

/** Before the first page is there: the ground and a quiet line, no spinner. */
export function Starting() {
  return <div className={css.starting} role="progressbar" aria-label="Etape" />
}

import type { ReactNode } from 'react'
import css from './page.module.css'

/** The body of a page in the shell: its width and the space between its parts. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={css.page}>{children}</div>
}

/** A page of forms and settings, which reads better narrow. */
export function NarrowPage({ children }: { children: ReactNode }) {
  return <div className={`${css.page} ${css.narrow}`}>{children}</div>
}

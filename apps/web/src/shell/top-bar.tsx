import { useEffect, type ReactNode } from 'react'
import { Link } from 'react-router'
import css from './full-screen.module.css'
import { LogoLink } from './logo.tsx'

interface TopBarProps {
  /** The list the page belongs to. */
  back: { to: string; label: string }
  /** The page's name, or a control to change it; `documentTitle` names the browser's tab. */
  title: ReactNode
  documentTitle: string
  /** State in plain sight: badges, when it was saved. */
  beside?: ReactNode
  actions?: ReactNode
}

/** The head of a full-screen page: the way back, its name, its state and what can be done. */
export function TopBar({ back, title, documentTitle, beside, actions }: TopBarProps) {
  useEffect(() => {
    document.title = `${documentTitle} · Etape`
  }, [documentTitle])
  return (
    <header className={css.bar}>
      <LogoLink />
      <Link className={css.crumb} to={back.to}>
        {back.label}
      </Link>
      <span className={css.slash} aria-hidden>
        {'/'}
      </span>
      <h1 className={css.title}>{title}</h1>
      <div className={css.beside}>{beside}</div>
      <div className={css.actions}>{actions}</div>
    </header>
  )
}

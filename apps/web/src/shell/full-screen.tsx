import { Outlet } from 'react-router'
import css from './full-screen.module.css'

/** For pages that need the whole screen, such as the canvas; they bring their own `TopBar`. */
export function FullScreen() {
  return (
    <div className={css.screen}>
      <Outlet />
    </div>
  )
}

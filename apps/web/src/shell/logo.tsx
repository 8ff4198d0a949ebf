import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import logo from './logo.svg'
import css from './shell.module.css'

/** The mark, which leads home. */
export function LogoLink({ withName }: { withName?: boolean }) {
  const { t } = useLingui()
  return (
    <Link to="/" className={css.logo} aria-label={t`Etape, home`}>
      <img src={logo} alt="" width={28} height={28} />
      {withName && <span className={css.logoName}>Etape</span>}
    </Link>
  )
}

import { Burger, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { AccountMenu } from './account-menu.tsx'
import { Bell } from './bell.tsx'
import { LogoLink } from './logo.tsx'
import { Navigation } from './navigation.tsx'
import css from './shell.module.css'
import { SearchButton } from './search-button.tsx'
import { Starting } from './starting.tsx'
import { useNavigationState } from './navigation-state.ts'

const phone = '(max-width: 48em)'

/** The navigation on the left, the page on the right. */
export function Shell() {
  const isPhone = useMediaQuery(phone, undefined, { getInitialValueInEffect: false })
  const isFolded = useNavigationState((state) => state.isFolded)
  const main = useFocusedMain()
  return (
    <div className={css.shell} data-folded={isFolded || undefined}>
      <a className={css.skip} href="#page">
        <Trans>Skip to the page</Trans>
      </a>
      {isPhone ? <PhoneBar /> : <SideBar />}
      <main id="page" ref={main} tabIndex={-1} className={css.main}>
        <Busy />
        <Suspense fallback={<Starting />}>
          <Outlet />
        </Suspense>
      </main>
      <ScrollRestoration />
    </div>
  )
}

function SideBar() {
  const { t } = useLingui()
  return (
    <nav className={css.side} aria-label={t`Main`}>
      <div className={css.sideHead}>
        <LogoLink withName />
        <span className={css.grow} />
        <SearchButton />
        <Bell />
      </div>
      <Navigation />
      <AccountMenu />
    </nav>
  )
}

function PhoneBar() {
  const { t } = useLingui()
  const [isOpen, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  useEffect(close, [pathname, close])
  return (
    <>
      <nav className={css.phoneBar} aria-label={t`Main`}>
        <Burger opened={isOpen} onClick={toggle} size="sm" aria-label={t`Navigation`} />
        <LogoLink withName />
        <span className={css.grow} />
        <SearchButton />
        <Bell />
      </nav>
      <Drawer opened={isOpen} onClose={close} size={280} title={t`Navigation`} classNames={{ body: css.drawer }}>
        <nav className={css.drawerNav} aria-label={t`Navigation`}>
          <Navigation />
        </nav>
        <AccountMenu />
      </Drawer>
    </>
  )
}

/** Tells assistive technology that another page is there now: focus goes to it, but not on the first page. */
function useFocusedMain() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}

function Busy() {
  const { state } = useNavigation()
  return state === 'loading' ? <Starting /> : null
}

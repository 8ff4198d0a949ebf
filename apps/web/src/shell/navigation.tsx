import { ActionIcon, Tooltip } from '@mantine/core'
import { useLingui as useTexts } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { NavLink } from 'react-router'
import css from './navigation.module.css'
import { useNavigationState } from './navigation-state.ts'
import { home, placeGroups, type Place } from './places.tsx'

/** Where one can go, in four groups; its parent is the landmark. */
export function Navigation() {
  const { i18n } = useTexts()
  return (
    <div className={css.nav}>
      <ul className={css.list}>
        <PlaceLink place={home} />
      </ul>
      {placeGroups.map((group) => (
        <section key={group.id} aria-labelledby={`nav-${group.id}`}>
          <h2 id={`nav-${group.id}`} className={css.group}>
            {i18n._(group.title)}
          </h2>
          <ul className={css.list}>
            {group.places.map((place) => (
              <PlaceLink key={place.to} place={place} />
            ))}
          </ul>
        </section>
      ))}
      <FoldButton />
    </div>
  )
}

function PlaceLink({ place }: { place: Place }) {
  const { i18n } = useTexts()
  const isFolded = useNavigationState((state) => state.isFolded)
  const Icon = place.icon
  const label = i18n._(place.label)
  const link = (
    <NavLink to={place.to} end={place.to === '/'} className={css.link ?? ''}>
      <Icon size={18} stroke={1.7} aria-hidden className={css.icon} />
      <span className={css.label}>{label}</span>
    </NavLink>
  )
  if (!isFolded) return <li>{link}</li>
  return (
    <li>
      <Tooltip label={label} position="right">
        {link}
      </Tooltip>
    </li>
  )
}

function FoldButton() {
  const { t } = useLingui()
  const { isFolded, toggle } = useNavigationState()
  const Icon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const label = isFolded ? t`Show the names` : t`Fold the navigation`
  return (
    <Tooltip label={label} position="right">
      <ActionIcon className={css.fold} onClick={toggle} aria-label={label}>
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  )
}

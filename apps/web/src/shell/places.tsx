import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  IconAddressBook,
  IconBuilding,
  IconChecklist,
  IconFileImport,
  IconForms,
  IconHeartbeat,
  IconHome,
  IconLayoutGrid,
  IconMail,
  IconMessages,
  IconPlugConnected,
  IconRoute,
  IconSend,
  IconStairs,
  IconTargetArrow,
  IconUsers,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react'

export interface Place {
  to: string
  label: MessageDescriptor
  icon: TablerIcon
}
export interface PlaceGroup {
  id: string
  title: MessageDescriptor
  places: readonly Place[]
}

export const home: Place = { to: '/', label: msg`Home`, icon: IconHome }

/** Where one can go from anywhere, in the four groups of the navigation. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    id: 'automate',
    title: msg`Automate`,
    places: [
      { to: '/flows', label: msg`Flows`, icon: IconRoute },
      { to: '/segments', label: msg`Segments`, icon: IconUsersGroup },
      { to: '/templates', label: msg`Templates`, icon: IconLayoutGrid },
    ],
  },
  {
    id: 'records',
    title: msg`Records`,
    places: [
      { to: '/contacts', label: msg`Contacts`, icon: IconAddressBook },
      { to: '/companies', label: msg`Companies`, icon: IconBuilding },
      { to: '/deals', label: msg`Deals`, icon: IconTargetArrow },
      { to: '/tasks', label: msg`Tasks`, icon: IconChecklist },
    ],
  },
  {
    id: 'see',
    title: msg`See`,
    places: [
      { to: '/outbox', label: msg`Outbox`, icon: IconMail },
      { to: '/notifications', label: msg`Notifications`, icon: IconMessages },
      { to: '/health', label: msg`Health`, icon: IconHeartbeat },
    ],
  },
  {
    id: 'set-up',
    title: msg`Set up`,
    places: [
      { to: '/stages', label: msg`Stages and statuses`, icon: IconStairs },
      { to: '/imports', label: msg`Imports`, icon: IconFileImport },
      { to: '/fields', label: msg`Fields`, icon: IconForms },
      { to: '/sending', label: msg`Sending`, icon: IconSend },
      { to: '/connections', label: msg`Connections`, icon: IconPlugConnected },
      { to: '/people', label: msg`People`, icon: IconUsers },
    ],
  },
]

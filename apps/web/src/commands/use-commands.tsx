import { useLingui as useTexts } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { useDebouncedValue } from '@mantine/hooks'
import {
  IconAddressBook,
  IconBuilding,
  IconPlus,
  IconRoute,
  IconUpload,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { useRead } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { home, placeGroups } from '../shell/places.tsx'
import { findCommands, type Command, type CommandGroup } from './command.ts'
import { usePageCommands } from './page-commands.ts'

const options = { staleTimeMs: 30_000 }
const someRecords = 6
const iconSize = 17

const drawn = (Icon: TablerIcon) => <Icon size={iconSize} stroke={1.7} aria-hidden />

/** Everything that goes by what was typed, in groups: what the page does, pages, flows, segments, contacts, companies. */
export function useCommands(searched: string): CommandGroup[] {
  const { t } = useLingui()
  const onPage = usePageCommands((state) => state.commands)
  const go = useNavigate()
  const places = usePlaceCommands()
  const flows = useRead('listFlows', { query: {} }, options).data?.rows ?? []
  const segments = useRead('listSegments', { query: {} }, options).data?.rows ?? []
  const making = useMakingCommands()
  const settled = findCommands(
    [
      { title: t`On this page`, commands: onPage },
      { title: t`Go to`, commands: places },
      {
        title: t`Flows`,
        commands: flows.map(({ id, name }) => ({
          id: `flow:${id}`,
          label: name,
          icon: drawn(IconRoute),
          run: () => void go(`/flows/${id}`),
        })),
      },
      {
        title: t`Segments`,
        commands: segments.map(({ id, name }) => ({
          id: `segment:${id}`,
          label: name,
          icon: drawn(IconUsersGroup),
          run: () => void go(`/segments/${id}`),
        })),
      },
      { title: t`Create`, commands: making },
    ],
    searched,
  )
  return [...settled, ...useRecordCommands(searched)]
}

function usePlaceCommands(): Command[] {
  const { i18n } = useTexts()
  const go = useNavigate()
  return [home, ...placeGroups.flatMap((group) => group.places)].map(({ to, label, icon }) => ({
    id: `place:${to}`,
    label: i18n._(label),
    icon: drawn(icon),
    run: () => void go(to),
  }))
}

function useMakingCommands(): Command[] {
  const { t } = useLingui()
  const go = useNavigate()
  const mayDraw = useMay('marketer')
  if (!mayDraw) return []
  const plus = drawn(IconPlus)
  return [
    { id: 'new:flow', label: t`New flow`, icon: plus, run: () => void go('/flows?new=1') },
    { id: 'new:segment', label: t`New segment`, icon: plus, run: () => void go('/segments/new') },
    { id: 'new:contact', label: t`New contact`, icon: plus, run: () => void go('/contacts?new=1') },
    { id: 'new:import', label: t`Import a file`, icon: drawn(IconUpload), run: () => void go('/imports/new') },
  ]
}

/** Contacts and companies are many: the server looks for them, once something was typed. */
function useRecordCommands(searched: string): CommandGroup[] {
  const { t } = useLingui()
  const go = useNavigate()
  const [q] = useDebouncedValue(searched.trim(), 180)
  const asking = { ...options, enabled: q.length > 1, keepsLast: true }
  const query = { q, limit: someRecords }
  const contacts = useRead('listContacts', { query }, asking).data?.rows ?? []
  const companies = useRead('listCompanies', { query }, asking).data?.rows ?? []
  if (q.length < 2) return []
  return [
    {
      title: t`Contacts`,
      commands: contacts.map(({ id, name, fields }) => ({
        id: `contact:${id}`,
        label: name,
        ...(typeof fields['email'] === 'string' && fields['email'] !== name && { detail: fields['email'] }),
        icon: drawn(IconAddressBook),
        run: () => void go(`/contacts/${id}`),
      })),
    },
    {
      title: t`Companies`,
      commands: companies.map(({ id, name }) => ({
        id: `company:${id}`,
        label: name,
        icon: drawn(IconBuilding),
        run: () => void go(`/companies/${id}`),
      })),
    },
  ].filter(({ commands }) => commands.length > 0)
}

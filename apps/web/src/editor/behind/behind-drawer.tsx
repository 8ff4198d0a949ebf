import { Anchor, Drawer, SegmentedControl } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { usePages } from '../../data/queries.ts'
import { useMay } from '../../data/session.ts'
import { useFormats } from '../../text/formats.ts'
import { useLiveNodes } from '../../runs/use-live-nodes.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useAddressParam } from '../../ui/use-address-param.ts'
import { useNow } from '../../ui/use-now.ts'
import { NumbersBar } from '../live/numbers-bar.tsx'
import { useLiveNumbers } from '../live/numbers-context.ts'
import { sinceOf } from '../live/period.ts'
import { useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import css from './behind.module.css'
import { searchParam, useBehindPlace } from './behind-context.ts'
import type { BehindPlace, VisitSort } from './behind-place.ts'
import { SteerBar, type ActType } from './steer-bar.tsx'
import { Steerings } from './steerings.tsx'
import { useVisitColumns, type Visit } from './use-visit-columns.tsx'

type Flow = ResponseOf<'readFlow'>

/** The contacts behind a number on the drawing, and what can be done with them. */
export function BehindDrawer({ flow }: { flow: Flow }) {
  const { place, open, close } = useBehindPlace()
  const title = useNodeName(flow, place?.node ?? '')
  const [act, setAct] = useState<ActType | null>(null)
  return (
    <Drawer
      opened={place !== null}
      onClose={close}
      // While something is asked, Escape answers that.
      closeOnEscape={act === null}
      position="right"
      size={820}
      title={title}
    >
      {place && (
        <Behind key={`${place.node}.${place.sort}`} flow={flow} place={place} onPlace={open} act={act} onAct={setAct} />
      )}
    </Drawer>
  )
}

/** What a step is called in the draft, or, where it is there no more, in what is live. */
function useNodeName({ id: flow, version }: Flow, id: string): string {
  const words = useFlowWords()
  const drawn = useEditorState(({ document }) => document.nodes.find((one) => one.id === id))
  const live = useLiveNodes(flow, version)
  const node = drawn ?? live.find((one) => one.id === id)
  return node ? words.node(node) : id
}

interface BehindProps {
  flow: Flow
  place: BehindPlace
  onPlace: (place: BehindPlace) => void
  /** What is about to be done by hand. */
  act: ActType | null
  onAct: (act: ActType | null) => void
}

const noneSelected: ReadonlySet<string> = new Set()

function Behind({ flow, place, onPlace, act, onAct }: BehindProps) {
  const { t } = useLingui()
  const maySteer = useMay('marketer')
  const [q] = useAddressParam(searchParam)
  const [selected, setSelected] = useState(noneSelected)
  const behind = useBehindNumber(place, q)
  const { node, ...query } = behind
  const listing = usePages('listNodeVisits', { params: { id: flow.id, node }, query })
  const columns = useVisitColumns(place)
  const chosen = useMemo(() => listing.rows?.filter(({ id }) => selected.has(id)) ?? [], [listing.rows, selected])
  const nameOf = (key: string) => listing.rows?.find(({ id }) => id === key)?.contact.name ?? ''
  return (
    <>
      <div className={css.head}>
        <Sorts place={place} onPlace={onPlace} />
        <NumbersBar />
      </div>
      <div className={css.search}>
        <SearchInput label={t`Find a contact`} param={searchParam} />
      </div>
      <Steerings flow={flow.id} />
      {maySteer && listing.rows && listing.rows.length > 0 && (
        <SteerBar
          flow={flow}
          behind={behind}
          chosen={chosen}
          act={act}
          onAct={onAct}
          onDone={() => setSelected(noneSelected)}
        />
      )}
      <DataTable
        label={t`Contacts behind this number`}
        listing={listing}
        columns={columns}
        rowKey={(visit: Visit) => visit.id}
        rowLink={({ contact }) => `/contacts/${contact.id}`}
        rowActions={({ run }) => (
          <Anchor component={Link} to={`/runs/${run.id}`}>
            <Trans>Run</Trans>
          </Anchor>
        )}
        empty={
          <EmptyState title={t`Nobody is behind this number`}>
            <Trans>Choose another number, another period or another version.</Trans>
          </EmptyState>
        }
        {...(maySteer && {
          selection: { selected, onSelect: setSelected, labelOf: (key) => t`Select ${nameOf(key)}` },
        })}
      />
    </>
  )
}

/** The number as the server is asked for it: of the period and version that the drawing shows. */
function useBehindNumber(place: BehindPlace, q: string) {
  const choice = useLiveNumbers()?.choice
  const now = useNow()
  const { from } = sinceOf(choice?.period ?? 'all', now)
  const version = choice?.version ?? null
  return useMemo(
    () => ({
      ...place,
      ...(from !== undefined && { from }),
      ...(version !== null && { version }),
      ...(q && { q }),
    }),
    [place, from, version, q],
  )
}

function Sorts({ place, onPlace }: Pick<BehindProps, 'place' | 'onPlace'>) {
  const { t } = useLingui()
  const formats = useFormats()
  const stats = useLiveNumbers()?.numbers?.nodes.find(({ node }) => node === place.node)
  const left = Object.values(stats?.left ?? {}).reduce((sum, count) => sum + count, 0)
  const { waiting = 0, visited = 0, failed = 0 } = stats ?? {}
  const labels: Record<VisitSort, [count: number, words: string]> = {
    waiting: [waiting, t`${plural(waiting, { one: 'waiting', other: 'waiting' })}`],
    visited: [visited, t`${plural(visited, { one: 'came here', other: 'came here' })}`],
    left: [left, t`${plural(left, { one: 'went on', other: 'went on' })}`],
    failed: [failed, t`${plural(failed, { one: 'failed', other: 'failed' })}`],
  }
  const sorts = Object.entries(labels).map(([value, [count, words]]) => ({
    value: value as VisitSort,
    label: `${formats.number(count)} ${words}`,
  }))
  return (
    <div className={css.sorts}>
      <SegmentedControl
        size="xs"
        aria-label={t`Which contacts`}
        data={sorts}
        value={place.sort}
        onChange={(sort) => onPlace({ node: place.node, sort })}
      />
    </div>
  )
}

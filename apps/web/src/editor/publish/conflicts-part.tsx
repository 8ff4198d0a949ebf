import { Anchor, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { readDraft, type FlowDocument } from '@etape/flow'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { client } from '../../data/client.ts'
import { useFieldCatalog, useFlows } from '../../data/definitions.ts'
import { keyOf } from '../../data/queries.ts'
import { useFormats } from '../../text/formats.ts'
import { useLabel } from '../../text/use-language.ts'
import css from './change-list.module.css'
import { conflictsWith, type Conflict } from './written-fields.ts'

interface ConflictsPartProps {
  flow: string
  document: FlowDocument
}

/** Other live flows that write fields this one writes too, and who wins. */
export function ConflictsPart({ flow, document }: ConflictsPartProps) {
  const conflicts = useConflicts(flow, document)
  if (conflicts.length === 0) return null
  return (
    <div>
      <Text fw={600} mb={4}>
        <Trans>Other flows write the same fields</Trans>
      </Text>
      <ul className={css.list}>
        {conflicts.map((conflict) => (
          <ConflictRow key={conflict.id} conflict={conflict} />
        ))}
      </ul>
      <Text size="xs" c="dimmed" mt={4}>
        <Trans>When both write at once, the higher stage wins, else the flow with the higher priority.</Trans>
      </Text>
    </div>
  )
}

function ConflictRow({ conflict: { id, name, fields } }: { conflict: Conflict }) {
  const catalog = useFieldCatalog()
  const label = useLabel()
  const formats = useFormats()
  const names = fields.map((ref) => {
    const field = catalog.get(ref)
    return field ? label(field.label) : ref
  })
  return (
    <li className={css.row}>
      <span className={css.words}>
        <Anchor component={Link} to={`/flows/${id}`} target="_blank">
          {name}
        </Anchor>{' '}
        <span className={css.what}>{formats.list(names)}</span>
      </span>
    </li>
  )
}

const staleTimeMs = 300_000

function useConflicts(flow: string, document: FlowDocument): readonly Conflict[] {
  const flows = useFlows()
  const live = useMemo(
    () => flows.filter(({ id, status, version }) => id !== flow && status === 'live' && version !== null),
    [flows, flow],
  )
  const drawn = useQueries({
    queries: live.map(({ id, version }) => {
      const request = { params: { id, number: version ?? 0 } }
      return {
        queryKey: keyOf('readVersion', request),
        queryFn: ({ signal }: { signal: AbortSignal }) => client.readVersion(request, signal),
        staleTime: staleTimeMs,
      }
    }),
    combine: (readings) => readings.map(({ data }) => data),
  })
  return useMemo(() => {
    const others = live.flatMap(({ id, name }, index) => {
      const reading = readDraft(drawn[index]?.document)
      return reading.ok ? [{ id, name, document: reading.value }] : []
    })
    return conflictsWith(document, others)
  }, [live, drawn, document])
}

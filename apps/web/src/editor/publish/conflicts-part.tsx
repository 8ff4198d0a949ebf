import { Anchor, Text } from '@mantine/core'
import type { FieldRef } from '@etape/conditions'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui as useTexts } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { readDraft, type FlowDocument } from '@etape/flow'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { client } from '../../data/client.ts'
import { useFlows } from '../../data/definitions.ts'
import { keyOf, useRead } from '../../data/queries.ts'
import { useFormats } from '../../text/formats.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import css from './change-list.module.css'
import { concernedBy, conflictsWith, rulesAgainst, type Conflict, type StageRule } from './written-fields.ts'

interface ConflictsPartProps {
  flow: string
  document: FlowDocument
}

/** Other live flows that write fields this one writes too, and who wins. */
export function ConflictsPart({ flow, document }: ConflictsPartProps) {
  const conflicts = useConflicts(flow, document)
  const rules = useRead('listSyncRules', {}, { staleTimeMs }).data?.rows ?? noRules
  const against = rulesAgainst(document, rules)
  if (conflicts.length === 0 && against.length === 0) return null
  return (
    <div>
      <Text fw={600} mb={4}>
        <Trans>The same fields are written elsewhere too</Trans>
      </Text>
      <div className={css.list}>
        <ul className={css.rows}>
          {conflicts.map((conflict) => (
            <ConflictRow key={conflict.id} flow={flow} conflict={conflict} />
          ))}
          {against.map(({ rule, fields }) => (
            <RuleRow key={rule.id} rule={rule} fields={fields} />
          ))}
        </ul>
      </div>
      <Text size="xs" c="dimmed" mt={4}>
        <Trans>
          When two flows write at once, the higher stage wins, else the flow with the higher priority. Rules only move
          stages forward.
        </Trans>
      </Text>
    </div>
  )
}

function ConflictRow({ flow, conflict: { id, name, fields } }: { flow: string; conflict: Conflict }) {
  return (
    <li className={css.row}>
      <span className={css.words}>
        <Anchor component={Link} to={`/flows/${id}`} target="_blank">
          {name}
        </Anchor>{' '}
        <FieldNames fields={fields} />
        <ExampleInFlows flow={flow} other={id} />
      </span>
    </li>
  )
}

function RuleRow({ rule, fields }: { rule: StageRule; fields: readonly FieldRef[] }) {
  const { i18n } = useTexts()
  return (
    <li className={css.row}>
      <span className={css.words}>
        <Anchor component={Link} to="/stages" target="_blank">
          {i18n._(ruleNames[rule.id])}
        </Anchor>{' '}
        <FieldNames fields={fields} />
        <ExampleOfRule rule={rule} />
      </span>
    </li>
  )
}

const ruleNames: Readonly<Record<StageRule['id'], MessageDescriptor>> = {
  'open-deal': msg`The rule for open deals`,
  'won-deal': msg`The rule for won deals`,
  'company-stage': msg`The rule that contacts follow their company`,
  'contact-stage': msg`The rule that companies follow their contacts`,
}

function FieldNames({ fields }: { fields: readonly FieldRef[] }) {
  const words = useFlowWords()
  const formats = useFormats()
  const names = fields.map((id) => words.say({ text: '{field}', values: { field: { type: 'field', id } } }))
  return <span className={css.what}>{formats.list(names)}</span>
}

const recent = 100

/** Somebody who was in both flows of late, else in the other one. */
function ExampleInFlows({ flow, other }: { flow: string; other: string }) {
  const theirs = useRead('listRuns', { query: { flow: other, limit: recent } }, { staleTimeMs }).data?.rows ?? []
  const own = useRead('listRuns', { query: { flow, limit: recent } }, { staleTimeMs }).data?.rows ?? []
  const known = new Set(own.map(({ contact }) => contact.id))
  const example = theirs.find(({ contact }) => known.has(contact.id)) ?? theirs[0]
  return example ? <Example contact={example.contact} /> : null
}

/** Whoever of those the rule concerns was changed last. */
function ExampleOfRule({ rule }: { rule: StageRule }) {
  const query = { where: JSON.stringify(concernedBy(rule)), limit: 1 }
  const example = useRead('listContacts', { query }, { staleTimeMs }).data?.rows[0]
  return example ? <Example contact={example} /> : null
}

function Example({ contact: { id, name } }: { contact: { id: string; name: string } }) {
  return (
    <span className={css.example}>
      <Trans>
        For example{' '}
        <Anchor component={Link} to={`/contacts/${id}`} target="_blank">
          {name}
        </Anchor>
      </Trans>
    </span>
  )
}

const staleTimeMs = 300_000
const noRules: readonly StageRule[] = []

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

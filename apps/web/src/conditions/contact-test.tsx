import type { Condition, VerdictNode } from '@etape/conditions'
import { Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useRead } from '../data/queries.ts'
import { ProblemText } from '../data/problem.tsx'
import { ContactSelect, type NamedRecord } from '../records/record-select.tsx'
import { VerdictTree } from '../runs/verdict-tree.tsx'
import { useCompleteCondition } from './use-complete-condition.ts'

const nothing: Condition = { any: [] }

/** Tries a condition on one contact: each line true or false, with the value found. */
export function ContactTest({ condition }: { condition: Condition }) {
  const { t } = useLingui()
  const [contact, setContact] = useState<NamedRecord | null>(null)
  const complete = useCompleteCondition(condition)
  const body = { condition: (complete ?? nothing) as Record<string, unknown>, contact: contact?.id ?? '' }
  const { data, error } = useRead('testCondition', { body }, { enabled: complete !== null && contact !== null })

  return (
    <Stack gap="xs">
      <ContactSelect size="xs" label={t`Test on a contact`} value={contact} onChange={setContact} />
      {contact && error && <ProblemText error={error} />}
      {contact && data && <VerdictTree tree={data.tree as unknown as VerdictNode} />}
    </Stack>
  )
}

import type { FieldValue } from '@etape/conditions'
import { Skeleton, Table, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFieldCatalog } from '../data/definitions.ts'
import { Faults } from '../data/faults.tsx'
import { ProblemText } from '../data/problem.tsx'
import { useRead } from '../data/queries.ts'
import { useFieldText } from '../runs/use-field-text.ts'
import { useLabel } from '../text/use-language.ts'
import { Section } from '../ui/section.tsx'
import type { Plan } from './import-plan.ts'

const maxShown = 8

/** The first rows of the file as they would come out under the plan. */
export function FirstRows({ importId, plan }: { importId: string; plan: Plan }) {
  const { t } = useLingui()
  const [settled] = useDebouncedValue(plan, 400)
  const { data, error } = useRead('previewImport', { params: { id: importId }, body: settled }, { keepsLast: true })
  return (
    <Section title={t`First rows, as they will be`} isFlush>
      {error && (
        <Text p="md" c="var(--bad)" component="div">
          <ProblemText error={error} />
        </Text>
      )}
      {!data && !error && <Skeleton height={160} m="md" />}
      {data && <Faults problems={data.problems} />}
      {data && <RowTable object={plan.object} rows={data.rows.slice(0, maxShown)} />}
    </Section>
  )
}

interface PreviewRow {
  row: number
  fields: Record<string, unknown>
  problems: Parameters<typeof Faults>[0]['problems']
}

function RowTable({ object, rows }: { object: Plan['object']; rows: readonly PreviewRow[] }) {
  const catalog = useFieldCatalog()
  const label = useLabel()
  const fieldText = useFieldText()
  const keys = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))]
  const nameOf = (key: string) => {
    const field = catalog.get(`${object}.${key}`)
    return field ? label(field.label) : key
  }
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Trans>Row</Trans>
            </Table.Th>
            {keys.map((key) => (
              <Table.Th key={key}>{nameOf(key)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ row, fields, problems }) => (
            <Table.Tr key={row}>
              <Table.Td>
                {row}
                <Faults problems={problems} />
              </Table.Td>
              {keys.map((key) => (
                <Table.Td key={key}>
                  {fieldText(`${object}.${key}`, (fields[key] ?? null) as FieldValue) ?? '–'}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

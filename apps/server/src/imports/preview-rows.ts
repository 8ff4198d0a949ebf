import type { FieldCatalog, Problem } from '@etape/conditions'
import type { FileFacts, ImportPlan } from './import-plan.ts'
import { rowReader, type RowReading } from './read-row.ts'
import { readRows } from './read-rows.ts'

export interface PreviewedRow {
  row: number
  fields: Record<string, unknown>
  problems: Problem[]
}

const previewedRows = 20

/** What the first rows of a file would become under a plan. */
export async function previewRows(
  path: string,
  plan: ImportPlan,
  facts: FileFacts,
  catalog: FieldCatalog,
): Promise<PreviewedRow[]> {
  const read = rowReader(plan, facts, catalog)
  const previewed: PreviewedRow[] = []
  for await (const rows of readRows(path, facts)) {
    for (const row of rows) {
      if (row.number > 1) previewed.push({ row: row.number, ...shown(read(row)) })
      if (previewed.length === previewedRows) return previewed
    }
  }
  return previewed
}

function shown(reading: RowReading): Pick<PreviewedRow, 'fields' | 'problems'> {
  if (reading.ok) {
    const { fields, company, contact } = reading.values
    return {
      fields: { ...fields, ...(company && { company: company.value }), ...(contact && { contact: contact.value }) },
      problems: [],
    }
  }
  const problems = reading.faults.map(({ column, message }): Problem => ({
    code: 'import/row',
    severity: 'error',
    message,
    where: column ?? '',
  }))
  return { fields: {}, problems }
}

import { CursorError, type Page } from '@etape/store'
import { phrase } from '@etape/conditions'
import { Refusal } from './refusal.ts'

/** A page of stored rows as the contract has it. A cursor of another list is a fault of the request. */
export async function showPage<Row, Shown>(
  read: Promise<Page<Row>>,
  show: (row: Row) => Shown,
): Promise<{ rows: Shown[]; next: string | null; total: number | null }> {
  try {
    const { rows, next, total } = await read
    return { rows: rows.map(show), next, total }
  } catch (error) {
    if (!(error instanceof CursorError)) throw error
    const message = phrase('This place in the list is not known. Begin at the first page.')
    throw new Refusal('request/invalid', {
      problems: [{ code: 'request/cursor', severity: 'error', message, where: 'query.cursor' }],
    })
  }
}

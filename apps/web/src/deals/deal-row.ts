import type { RowOf } from '../data/queries.ts'

export type DealRow = RowOf<'listDeals'>

/** What a deal is worth; `null` while nobody knows. */
export function amountOf({ fields }: DealRow): number | null {
  return typeof fields['amount'] === 'number' ? fields['amount'] : null
}

/** The currency of a deal, else the workspace's. */
export function currencyOf({ fields }: DealRow, workspace: string): string {
  return typeof fields['currency'] === 'string' && fields['currency'] !== '' ? fields['currency'] : workspace
}

export const textOf = ({ fields }: DealRow, key: string): string | null =>
  typeof fields[key] === 'string' ? fields[key] : null

export const timeOf = ({ fields }: DealRow, key: string): number | null =>
  typeof fields[key] === 'number' ? fields[key] : null

import type { CoerceOptions } from '@etape/crm'
import type { columnMapping } from '@etape/contract'
import type { z } from 'zod'

export type WrittenDateFormat = NonNullable<z.infer<typeof columnMapping>['dateFormat']>

/** In the order they are tried: of two that fit, the day comes first, as in most of the world. */
export const dateFormats = [
  'YYYY-MM-DD',
  'DD-MM-YY',
  'DD-MM-YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
] as const satisfies readonly WrittenDateFormat[]

export const dateOrder: Readonly<Record<WrittenDateFormat, NonNullable<CoerceOptions['dates']>>> = {
  'YYYY-MM-DD': 'iso',
  'DD-MM-YY': 'day-first',
  'DD-MM-YYYY': 'day-first',
  'DD/MM/YYYY': 'day-first',
  'MM/DD/YYYY': 'month-first',
  'DD.MM.YYYY': 'day-first',
}

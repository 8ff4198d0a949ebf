import { createHash } from 'node:crypto'
import type { EpochMs } from '@etape/conditions'
import type { Store, SuppressionReason } from '@etape/store'

/** What an address is known by on the list of those nobody may write to; it says nothing about the address itself. */
export const hashAddress = (address: string): string =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('hex')

export interface Suppressing {
  address: string
  reason: SuppressionReason
  detail: string
  at: EpochMs
}

/** From now on nobody writes to this address. */
export function suppress(
  { suppressions }: Pick<Store, 'suppressions'>,
  { address, ...rest }: Suppressing,
): Promise<void> {
  return suppressions.add({ hash: hashAddress(address), address: address.trim().toLowerCase(), ...rest })
}

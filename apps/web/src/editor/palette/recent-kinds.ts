import { nodeKinds, type NodeKind } from '@etape/flow'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

const most = 5

interface RecentKinds {
  types: readonly string[]
  use: (type: string) => void
}

/** The kinds used last on this device, the latest first. */
export const useRecentKinds = create<RecentKinds>()(
  persist(
    (set) => ({
      types: [],
      use: (type) => set(({ types }) => ({ types: [type, ...types.filter((known) => known !== type)].slice(0, most) })),
    }),
    { name: 'etape.recent-kinds' },
  ),
)

/** As kinds; those that no longer exist are passed over. */
export const kindsOf = (types: readonly string[]): readonly NodeKind[] =>
  types.flatMap((type): readonly NodeKind[] => nodeKinds.filter((kind) => kind.type === type))

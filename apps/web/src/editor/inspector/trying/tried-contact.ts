import { create } from 'zustand'
import type { NamedRecord } from '../../../records/record-select.tsx'

interface TriedContact {
  contact: NamedRecord | null
  choose: (contact: NamedRecord | null) => void
}

/** The contact that steps are looked at with; the same for all of them until another is chosen. */
export const useTriedContact = create<TriedContact>()((set) => ({
  contact: null,
  choose: (contact) => set({ contact }),
}))

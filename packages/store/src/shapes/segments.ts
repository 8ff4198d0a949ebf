import type { Asking, Condition, EpochMs, FieldCatalog } from '@etape/conditions'
import type { Page, Paging } from '../store.ts'
import type { ContactRow } from './records.ts'

export interface SegmentRow {
  id: string
  name: string
  description: string
  kind: 'dynamic' | 'static'
  condition: Condition | null
  members: number
  /** `counting` while members are being worked out after a new definition. */
  state: 'ready' | 'counting'
  updatedAt: EpochMs
}

export interface SegmentDefinition {
  name: string
  description: string
  kind: 'dynamic' | 'static'
  condition: Condition | null
}

export interface Segments {
  list(asked?: { q?: string | undefined }): Promise<SegmentRow[]>
  get(id: string): Promise<SegmentRow | null>
  /** The id is made from the name unless given. Throws NameTakenError. Members come with `redefine`. */
  create(definition: SegmentDefinition & { id?: string | undefined }, at: EpochMs): Promise<SegmentRow>
  /** Name, description and condition; the kind stays. Throws NameTakenError. Answers `null` when there is none. */
  update(id: string, definition: Omit<SegmentDefinition, 'kind'>, at: EpochMs): Promise<SegmentRow | null>
  /** Its members leave it. Answers `false` when there is none. */
  delete(id: string, at: EpochMs): Promise<boolean>
  /**
   * Brings the members of a dynamic segment in line with its condition, in batches, starting no flow:
   * `counting` until it is over. Answers how many came and went.
   */
  redefine(id: string, asked: { catalog: FieldCatalog; asking: Asking }): Promise<{ entered: number; left: number }>
  /** Contacts in the segment, last in first. */
  members(id: string, paging: Paging): Promise<Page<ContactRow>>
}

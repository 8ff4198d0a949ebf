import type { Draft } from './shapes/flows.ts'

/** The database was made by a newer version of the program. */
export class StoreVersionError extends Error {
  override name = 'StoreVersionError'
}

/** The database cannot be opened or written; the message says why and what to do. */
export class StoreUnwritableError extends Error {
  override name = 'StoreUnwritableError'
}

/** The database program lacks what is needed: too old, or not durable as configured. */
export class StoreUnsuitableError extends Error {
  override name = 'StoreUnsuitableError'
}

export interface RecordRef {
  record: 'contact' | 'company' | 'deal' | 'flow'
  id: number | string
}

/** A record was written or deleted since it was read. Nothing of the transaction is stored. */
export class ConflictError extends Error {
  override name = 'ConflictError'
  readonly ref: RecordRef

  constructor(ref: RecordRef) {
    super(`The ${ref.record} ${ref.id} was written by somebody else meanwhile. Read it again and repeat.`)
    this.ref = ref
  }
}

/** A value that only one record may have is another's already. Nothing of the transaction is stored. */
export class ValueTakenError extends Error {
  override name = 'ValueTakenError'
  readonly ref: RecordRef
  readonly field: string
  readonly value: string

  constructor(ref: RecordRef, { field, value }: { field: string; value: string }) {
    super(`The ${field} that the ${ref.record} ${ref.id} was to get belongs to another. Give it one of its own.`)
    this.ref = ref
    this.field = field
    this.value = value
  }
}

/** Somebody saved the draft since: `current` is what is stored now. */
export class StaleDraftError extends Error {
  override name = 'StaleDraftError'
  readonly current: Draft

  constructor(current: Draft) {
    super(
      `The draft was saved by ${current.savedBy} meanwhile. Compare it with revision ${current.revision} and save again.`,
    )
    this.current = current
  }
}

export class NameTakenError extends Error {
  override name = 'NameTakenError'
}

/** Asked for something of a record, flow or segment that does not exist. */
export class NotFoundError extends Error {
  override name = 'NotFoundError'
}

export class PipelineStageInUseError extends Error {
  override name = 'PipelineStageInUseError'
  readonly stage: string

  constructor(stage: string) {
    super(`Deals stand in the stage ${stage}. Move them before it is taken out.`)
    this.stage = stage
  }
}

/** A cursor that does not come from this list. */
export class CursorError extends Error {
  override name = 'CursorError'
}

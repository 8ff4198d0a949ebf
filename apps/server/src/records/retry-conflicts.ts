import { ConflictError } from '@etape/store'

const maxTries = 5

/** Does it again when somebody else wrote the same record meanwhile; nothing was stored then. */
export async function retryConflicts<T>(write: () => Promise<T>, tries = maxTries): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof ConflictError && tries > 1) return retryConflicts(write, tries - 1)
    throw error
  }
}

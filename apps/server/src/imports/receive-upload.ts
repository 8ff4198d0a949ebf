import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { limits } from '@etape/flow'

const maxBytes = limits.maxUploadBytes

/** Larger than the server takes. */
export class UploadTooLargeError extends Error {
  override name = 'UploadTooLargeError'
}

/** Writes an upload into the data folder as it arrives; answers where. Nothing stays of one that breaks off. */
export async function receiveUpload(upload: Readable, dataDir: string): Promise<string> {
  const path = join(dataDir, 'imports', `${randomUUID()}.csv`)
  try {
    await pipeline(upload, limitTo(maxBytes), createWriteStream(path, { mode: 0o600 }))
    return path
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

function limitTo(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limit) done(new UploadTooLargeError(`More than ${limit} bytes were sent.`))
      else done(null, chunk)
    },
  })
}

import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { z } from 'zod'
import type { importPreview } from '@etape/contract'

export type Encoding = z.infer<typeof importPreview>['encoding']

const sniffedBytes = 64 * 1024

/** How the text of a file is written, or `null` when it is no text. */
export async function detectEncoding(path: string): Promise<Encoding | null> {
  const head = await readHead(path)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head.includes(0)) return isEveryOtherByteZero(head) ? 'utf-16le' : null
  return (await isUtf8(path)) ? 'utf-8' : 'windows-1252'
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** UTF-16 without a mark: the high bytes of western letters are all zero. */
function isEveryOtherByteZero(head: Buffer): boolean {
  const pairs = Math.floor(head.length / 2)
  let zeros = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[pair * 2] === 0) return false
    if (head[pair * 2 + 1] === 0) zeros += 1
  }
  return zeros > pairs * 0.6
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(path)) decoder.decode(bytes as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** The text of a file, piece by piece and without a byte-order mark. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(path)) yield decoder.decode(bytes as Buffer, { stream: true })
  yield decoder.decode()
}

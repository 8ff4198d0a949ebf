import type { StreamEvent } from '@etape/contract'
import type { Context } from './context.ts'

/** Makes every process work with what was just defined, and tells those who look. */
export async function takeUpDefinitions(
  { store, definitions, runtime, stream }: Pick<Context, 'store' | 'definitions' | 'runtime' | 'stream'>,
  topic: StreamEvent['topic'],
  id: string | null = null,
): Promise<void> {
  await store.settings.noteRedefined()
  await definitions.reload()
  await runtime.definitionsChanged()
  stream.publish(topic, id)
}

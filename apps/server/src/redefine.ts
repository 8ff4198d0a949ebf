import type { StreamEvent } from '@etape/contract'
import type { Context } from './context.ts'

/** Makes everybody work with what was just defined, and tells those who look. */
export async function takeUpDefinitions(
  { definitions, runtime, stream }: Pick<Context, 'definitions' | 'runtime' | 'stream'>,
  topic: StreamEvent['topic'],
  id: string | null = null,
): Promise<void> {
  await definitions.reload()
  runtime.definitionsChanged()
  stream.publish(topic, id)
}

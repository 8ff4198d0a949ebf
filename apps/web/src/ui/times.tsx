import { Tooltip } from '@mantine/core'
import { useFormats } from '../text/formats.ts'
import { useNow } from './use-now.ts'

/** How long ago, or in how long; the exact time when pointed at. */
export function RelativeTime({ at }: { at: number }) {
  const formats = useFormats()
  const now = useNow()
  return (
    <Tooltip label={formats.dateTime(at)}>
      <time dateTime={new Date(at).toISOString()}>{formats.relative(at, now)}</time>
    </Tooltip>
  )
}

/** A date with its time. */
export function DateTime({ at }: { at: number }) {
  const formats = useFormats()
  return <time dateTime={new Date(at).toISOString()}>{formats.dateTime(at)}</time>
}

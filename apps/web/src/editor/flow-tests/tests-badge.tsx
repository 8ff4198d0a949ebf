import { Badge, VisuallyHidden } from '@mantine/core'
import { Plural } from '@lingui/react/macro'
import { useTestResults } from './tests-context.ts'

/** How many tests fail now, or that all pass; nothing where there are none. */
export function TestsBadge() {
  const { tests, failed, breaks } = useTestResults()
  if (!tests || tests.length === 0 || breaks.size === 0) return null
  const isGood = failed.length === 0
  const count = isGood ? tests.length : failed.length
  return (
    <Badge ml={6} color={isGood ? 'green' : 'red'}>
      <span aria-hidden>{isGood ? `✓ ${count}` : `✗ ${count}`}</span>
      <VisuallyHidden>
        {isGood ? (
          <Plural value={count} one="# test passes" other="All # tests pass" />
        ) : (
          <Plural value={count} one="# test fails" other="# tests fail" />
        )}
      </VisuallyHidden>
    </Badge>
  )
}

import { Alert, Checkbox, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import css from './flow-tests.module.css'
import { Breaks } from './test-row.tsx'
import { useTestResults } from './tests-context.ts'
import { Standing } from './tests-panel.tsx'

interface TestsPartProps {
  isDespite: boolean
  onDespite: (isDespite: boolean) => void
  /** Somebody goes to the step where something broke. */
  onGo: () => void
}

/** When publishing: whether the flow's tests pass, what broke, and whether that is to count. */
export function TestsPart({ isDespite, onDespite, onGo }: TestsPartProps) {
  const { t } = useLingui()
  const { tests, failed, breaks } = useTestResults()
  if (!tests || tests.length === 0) return null
  return (
    <div>
      <Text fw={600} mb={4}>
        <Trans>Tests</Trans>
      </Text>
      <Standing />
      {failed.length > 0 && (
        <Alert color="red" mt={6}>
          <Stack gap="sm">
            {failed.map(({ id, name }) => (
              <div key={id}>
                <Text fw={600} size="sm">
                  {name}
                </Text>
                <Breaks breaks={breaks.get(id) ?? []} onGo={onGo} />
              </div>
            ))}
            <Checkbox
              className={css.despite ?? ''}
              label={t`Publish all the same`}
              description={t`The version will say which tests failed.`}
              checked={isDespite}
              onChange={({ currentTarget }) => onDespite(currentTarget.checked)}
            />
          </Stack>
        </Alert>
      )}
    </div>
  )
}

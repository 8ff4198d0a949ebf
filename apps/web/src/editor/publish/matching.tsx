import { NumberInput, Radio, Stack, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'

interface MatchingProps {
  matching: number
  isEnrolling: boolean
  onEnrol: (isEnrolling: boolean) => void
  /** How fast they go in; `null` is all at once. */
  perMinute: number | null
  onPerMinute: (perMinute: number | null) => void
}

/** Those who match the triggers already: to be taken in, and how fast, or left out. */
export function Matching({ matching, isEnrolling, onEnrol, perMinute, onPerMinute }: MatchingProps) {
  const { t } = useLingui()
  if (matching === 0)
    return (
      <Text size="sm" c="dimmed">
        <Trans>Nobody matches its triggers already. It starts with the next contact.</Trans>
      </Text>
    )
  return (
    <Radio.Group
      label={<Plural value={matching} one="# contact matches already" other="# contacts match already" />}
      value={isEnrolling ? 'enrol' : 'wait'}
      onChange={(choice) => onEnrol(choice === 'enrol')}
    >
      <Stack gap={8} mt={6}>
        <Radio
          value="wait"
          label={t`Leave them out`}
          description={t`Only contacts who come to match from now on go in.`}
        />
        <Radio
          value="enrol"
          label={t`Enrol those who match already`}
          description={t`They start right after publishing.`}
        />
        {isEnrolling && (
          <NumberInput
            ml={30}
            maw={260}
            size="xs"
            label={t`At most in a minute`}
            placeholder={t`All at once`}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={perMinute ?? ''}
            onChange={(next) => onPerMinute(typeof next === 'number' ? next : null)}
          />
        )}
      </Stack>
    </Radio.Group>
  )
}

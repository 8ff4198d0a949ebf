import { Select, Stack, Switch } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { RequestOf } from '@etape/contract'

export type Hold = NonNullable<RequestOf<'publishFlow'>['body']['hold']>

interface HoldPartProps {
  hold: Hold | null
  onHold: (hold: Hold | null) => void
}

const contacts = [10, 25, 100] as const
const minutes = [15, 60, 1440] as const

/** When publishing: whether the first messages wait for somebody to look at them, and whose. */
export function HoldPart({ hold, onHold }: HoldPartProps) {
  const { t } = useLingui()
  const choices = [
    ...contacts.map((count): [Hold, string] => [
      { type: 'contacts', contacts: count },
      t`Of the first ${plural(count, { one: '# contact', other: '# contacts' })}`,
    ]),
    ...minutes.map((count): [Hold, string] => [
      { type: 'minutes', minutes: count },
      count < 60
        ? t`Of the first ${plural(count, { one: '# minute', other: '# minutes' })}`
        : t`Of the first ${plural(count / 60, { one: 'hour', other: '# hours' })}`,
    ]),
  ]
  const keyOf = (one: Hold) => JSON.stringify(one)
  return (
    <Stack gap={8}>
      <Switch
        label={t`Hold the first messages for a look`}
        description={t`E-mails, calls to webhooks, Slack messages and notifications wait until you release them. Fields, deals and tasks are written at once.`}
        checked={hold !== null}
        onChange={({ currentTarget }) => onHold(currentTarget.checked ? { type: 'contacts', contacts: 10 } : null)}
      />
      {hold && (
        <Select
          ml={52}
          maw={280}
          size="xs"
          aria-label={t`Whose messages are held`}
          allowDeselect={false}
          data={choices.map(([value, label]) => ({ value: keyOf(value), label }))}
          value={keyOf(hold)}
          onChange={(key) => onHold(choices.find(([value]) => keyOf(value) === key)?.[0] ?? hold)}
        />
      )}
    </Stack>
  )
}

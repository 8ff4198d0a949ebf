import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { TypedProperty } from './read-property.ts'

interface PropertyRowsProps {
  properties: readonly TypedProperty[]
  onChange: (properties: readonly TypedProperty[]) => void
  /** What an empty row suggests. */
  suggests?: TypedProperty | undefined
}

/** Properties of an event, one a line; there is always a line to write on. */
export function PropertyRows({ properties, onChange, suggests }: PropertyRowsProps) {
  const { t } = useLingui()
  const rows = properties.length === 0 ? [{ name: '', value: '' }] : properties
  const put = (index: number, part: Partial<TypedProperty>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <Stack gap={6} align="stretch">
      {rows.map((row, index) => (
        // Lines have no name of their own while one types it.
        <Group key={index} gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            size="xs"
            aria-label={t`Property`}
            placeholder={suggests?.name ?? t`Property`}
            value={row.name}
            onChange={({ currentTarget }) => put(index, { name: currentTarget.value })}
          />
          <TextInput
            flex={1}
            size="xs"
            aria-label={t`Value`}
            placeholder={suggests?.value ?? t`Value`}
            value={row.value}
            onChange={({ currentTarget }) => put(index, { value: currentTarget.value })}
          />
          {rows.length > 1 && (
            <ActionIcon
              size={28}
              aria-label={t`Remove the property`}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={13} />}
          onClick={() => onChange([...rows, { name: '', value: '' }])}
        >
          <Trans>Another property</Trans>
        </Button>
      </div>
    </Stack>
  )
}

import { Code, Group, Stack, Tabs, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { CopyButton } from '../ui/copy-button.tsx'
import { Section } from '../ui/section.tsx'
import { samples } from './samples.ts'

/** How to send the first event, in the ways people do it. */
export function SendEvents() {
  const { t } = useLingui()
  return (
    <Section
      title={t`Send events`}
      lead={t`Etape speaks Segment’s HTTP tracking API, so Segment’s clients work when pointed at it.`}
    >
      <Stack gap="md">
        <Tabs defaultValue="curl" keepMounted={false}>
          <Tabs.List>
            {samples.map(({ id, name }) => (
              <Tabs.Tab key={id} value={id}>
                {name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {samples.map(({ id, name, code }) => (
            <Tabs.Panel key={id} value={id} pt="sm">
              <Code block tabIndex={0} aria-label={name}>
                {code(window.location.origin)}
              </Code>
              <Group justify="flex-end" mt="xs">
                <CopyButton text={code(window.location.origin)} />
              </Group>
            </Tabs.Panel>
          ))}
        </Tabs>
        <Text c="dimmed">
          <Trans>
            Put a write key in place of <Code>WRITE_KEY</Code>. An event with the same <Code>messageId</Code> counts
            once, and an event for somebody unknown makes a new contact.
          </Trans>
        </Text>
      </Stack>
    </Section>
  )
}

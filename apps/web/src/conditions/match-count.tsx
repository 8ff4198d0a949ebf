import type { Condition } from '@etape/conditions'
import { Anchor, Group, Skeleton, Text } from '@mantine/core'
import { Plural, Trans } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useRead } from '../data/queries.ts'
import { ProblemText } from '../data/problem.tsx'
import { useFormats } from '../text/formats.ts'
import { useLanguage } from '../text/use-language.ts'
import css from './condition-builder.module.css'
import { useCompleteCondition } from './use-complete-condition.ts'

const nothing: Condition = { any: [] }

/** How many contacts match a condition at this moment, some of them, and the sentence it makes. */
export function MatchCount({ condition }: { condition: Condition }) {
  const complete = useCompleteCondition(condition)
  const language = useLanguage()
  const { number } = useFormats()
  const body = { condition: (complete ?? nothing) as Record<string, unknown>, language }
  const { data, error } = useRead('previewSegment', { body }, { enabled: complete !== null, keepsLast: true })

  return (
    <div className={css.count} role="status" aria-live="polite">
      {!complete && (
        <Text size="sm" c="dimmed">
          <Trans>Complete every line to see who matches.</Trans>
        </Text>
      )}
      {complete && error && <ProblemText error={error} />}
      {complete && !data && !error && <Skeleton height={44} />}
      {complete && data && (
        <>
          <Group gap={6} align="baseline">
            <span className={css.figure}>{number(data.count)}</span>
            <Text size="sm">
              <Plural value={data.count} one="contact matches now" other="contacts match now" />
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {data.sentence}
          </Text>
          {data.sample.length > 0 && (
            <Group gap="xs" mt={6}>
              {data.sample.map((contact) => (
                <Anchor key={contact.id} component={Link} to={`/contacts/${contact.id}`} size="xs" target="_blank">
                  {contact.name}
                </Anchor>
              ))}
            </Group>
          )}
        </>
      )}
    </div>
  )
}

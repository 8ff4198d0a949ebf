import { describe, type Condition } from '@etape/conditions'
import { Badge, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useConditionNames } from '../conditions/use-condition-names.ts'
import { useFieldCatalog, type SegmentRow } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { useLanguage } from '../text/use-language.ts'
import type { Column } from '../ui/data-table.tsx'
import { RelativeTime } from '../ui/times.tsx'

/** The columns of the list of segments. */
export function useSegmentColumns(): readonly Column<SegmentRow>[] {
  const { t } = useLingui()
  const { number } = useFormats()
  return useMemo(
    () => [
      { id: 'name', title: t`Name`, width: '26%', cell: ({ name }) => name },
      { id: 'condition', title: t`Who is in it`, cell: (segment) => <Sentence segment={segment} /> },
      {
        id: 'members',
        title: t`Contacts`,
        width: '120px',
        align: 'end',
        cell: (segment) => (segment.state === 'counting' ? <Counting /> : number(segment.members)),
      },
      {
        id: 'changed',
        title: t`Last change`,
        width: '150px',
        cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
        wideOnly: true,
      },
    ],
    [t, number],
  )
}

function Counting() {
  return (
    <Badge variant="light" color="gray">
      <Trans>Counting</Trans>
    </Badge>
  )
}

/** A segment's condition in the reader's words. */
function Sentence({ segment }: { segment: SegmentRow }) {
  const catalog = useFieldCatalog()
  const language = useLanguage()
  const names = useConditionNames()
  if (segment.kind === 'static')
    return (
      <Text c="dimmed" component="span">
        <Trans>Kept by hand</Trans>
      </Text>
    )
  const sentence =
    catalog.size > 0 && segment.condition
      ? describe(segment.condition as Condition, catalog, language, names)
      : segment.sentence
  return (
    <Text c="dimmed" component="span" lineClamp={2}>
      {sentence}
    </Text>
  )
}

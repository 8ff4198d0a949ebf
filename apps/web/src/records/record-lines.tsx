import { Button, Group, Skeleton, Text } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Listing } from '../data/listing.ts'
import { FailedState } from '../ui/states.tsx'
import css from './record-lines.module.css'

interface RecordLinesProps<Row extends { id: string }> {
  label: string
  listing: Listing<Row>
  empty: string
  children: (row: Row) => ReactNode
}

/** A short list of records inside a section. */
export function RecordLines<Row extends { id: string }>({ label, listing, empty, children }: RecordLinesProps<Row>) {
  const { rows, error, retry, more } = listing
  if (error) return <FailedState error={error} onRetry={retry} />
  if (!rows) return <Skeleton height={60} m="md" />
  if (rows.length === 0)
    return (
      <Text c="dimmed" p="md">
        {empty}
      </Text>
    )
  return (
    <>
      <ul className={css.lines} aria-label={label}>
        {rows.map((row) => (
          <li key={row.id} className={css.line}>
            {children(row)}
          </li>
        ))}
      </ul>
      {more && (
        <Group justify="center" p="sm">
          <Button size="xs" variant="default" loading={more.isLoading} onClick={more.load}>
            <Trans>Show more</Trans>
          </Button>
        </Group>
      )}
    </>
  )
}

interface RecordLineProps {
  to: string
  name: string
  under?: ReactNode
  /** At the right. */
  end?: ReactNode
}

/** One record: its name and link, what stands under it and at its end. */
export function RecordLine({ to, name, under, end }: RecordLineProps) {
  return (
    <>
      <div className={css.words}>
        <Link to={to} className={css.name}>
          {name}
        </Link>
        {under && <div className={css.under}>{under}</div>}
      </div>
      {end && <div className={css.end}>{end}</div>}
    </>
  )
}

import { Select, Skeleton, Stack, Text } from '@mantine/core'
import type { ResponseOf } from '@etape/contract'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui as useTexts } from '@lingui/react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRead } from '../data/queries.ts'
import { useLabel } from '../text/use-language.ts'
import { Confirm } from '../ui/confirm.tsx'
import { FailedState } from '../ui/states.tsx'
import type { CountedEntry } from './entry.ts'
import css from './stages.module.css'

export type UsageRoute = 'readStageUsage' | 'readStatusUsage'
type Usage = ResponseOf<UsageRoute>
type User = Usage['usedBy'][number]

interface DeleteQuestionProps {
  entry: CountedEntry
  others: readonly CountedEntry[]
  usage: UsageRoute
  isBusy: boolean
  onDelete: (replaceBy: string | null) => void
  onCancel: () => void
}

/** Says what uses a stage or status, and asks what takes its place. */
export function DeleteQuestion({ entry, others, usage: route, isBusy, onDelete, onCancel }: DeleteQuestionProps) {
  const { t } = useLingui()
  const label = useLabel()
  const [replaceBy, setReplaceBy] = useState<string | null>(null)
  const usage = useRead(route, { params: { id: entry.id } }, { staleTimeMs: 0, enabled: !isBusy })
  const isUsed = usage.data ? usage.data.contacts + usage.data.companies + usage.data.usedBy.length > 0 : true
  return (
    <Confirm
      isOpen
      title={t`Delete ${label(entry.label)}?`}
      action={t`Delete`}
      isDestructive
      isBusy={isBusy}
      isBlocked={!usage.data || (isUsed && replaceBy === null)}
      onConfirm={() => onDelete(replaceBy)}
      onCancel={onCancel}
    >
      {usage.error && <FailedState error={usage.error} onRetry={() => void usage.refetch()} />}
      {usage.isPending && <Skeleton height={80} />}
      {usage.data && !isUsed && <Trans>Nobody stands there and nothing refers to it.</Trans>}
      {usage.data && isUsed && (
        <Stack gap="md">
          <UsageList usage={usage.data} />
          <Select
            label={t`What takes its place`}
            description={t`Contacts and companies go there, and flows and segments refer to it instead.`}
            required
            value={replaceBy}
            onChange={setReplaceBy}
            data={others.map((other) => ({ value: other.id, label: label(other.label) }))}
          />
        </Stack>
      )}
    </Confirm>
  )
}

function UsageList({ usage }: { usage: Usage }) {
  return (
    <div>
      <Text>
        <Trans>
          <Plural value={usage.contacts} one="# contact" other="# contacts" /> and{' '}
          <Plural value={usage.companies} one="# company" other="# companies" /> stand there.
        </Trans>
      </Text>
      {usage.usedBy.length > 0 && (
        <>
          <Text mt="xs">
            <Trans>These refer to it:</Trans>
          </Text>
          <ul className={css.usage}>
            {usage.usedBy.map((user) => (
              <UserLine key={`${user.type} ${user.id}`} user={user} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const userTypes: Readonly<Record<User['type'], MessageDescriptor>> = {
  flow: msg`Flow`,
  segment: msg`Segment`,
  rule: msg`Rule`,
  default: msg`Default for new contacts`,
}
const addresses = { flow: '/flows', segment: '/segments', rule: null, default: null } as const

function UserLine({ user }: { user: User }) {
  const { i18n } = useTexts()
  const address = addresses[user.type]
  return (
    <li>
      {i18n._(userTypes[user.type])}
      {user.name && ' · '}
      {address ? <Link to={`${address}/${user.id}`}>{user.name}</Link> : user.name}
    </li>
  )
}

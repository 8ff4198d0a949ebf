import { ActionIcon, Indicator, Tooltip } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { IconBell } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useRead } from '../data/queries.ts'
import { useFormats } from '../text/formats.ts'

/** The way to the notifications, with how many are unread. */
export function Bell() {
  const { t } = useLingui()
  const formats = useFormats()
  const unread = useRead('listNotifications', { query: { limit: 1 } }).data?.unread ?? 0
  const label =
    unread === 0 ? t`Notifications` : t`Notifications, ${plural(unread, { one: '# unread', other: '# unread' })}`
  return (
    <Tooltip label={label}>
      <Indicator
        disabled={unread === 0}
        label={unread > 0 && (unread > 99 ? '99+' : formats.number(unread))}
        size={16}
        offset={5}
        color="accent"
      >
        <ActionIcon component={Link} to="/notifications" aria-label={label} size={34}>
          <IconBell size={19} stroke={1.7} />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  )
}

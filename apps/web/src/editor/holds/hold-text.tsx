import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../text/formats.ts'
import type { RowOf } from '../../data/queries.ts'

/** Whose messages are held, and how far that has come. */
export function HoldText({ hold: { version, rule, contacts } }: { hold: RowOf<'listHolds'> }) {
  const { t } = useLingui()
  const formats = useFormats()
  if (rule.type === 'until')
    return (
      <Trans>
        Version {version} holds the messages written before {formats.dateTime(rule.until)}.
      </Trans>
    )
  const asked = t`${plural(rule.contacts, { one: 'the first contact', other: 'the first # contacts' })}`
  const met = t`${plural(contacts, { one: '# contact', other: '# contacts' })}`
  return (
    <Trans>
      Version {version} holds the messages of {asked}; {met} so far.
    </Trans>
  )
}

import { Button, Group } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../text/formats.ts'
import { localeOf } from '../../text/languages.ts'
import { useLanguage } from '../../text/use-language.ts'
import { useNow } from '../../ui/use-now.ts'
import { useDraftSaver, useSaveState } from './draft-context.ts'
import css from './save-status.module.css'

/** Whether what one sees is safe: saved when, being saved, or why not. */
export function SaveStatus() {
  const { t } = useLingui()
  const saver = useDraftSaver()
  const state = useSaveState()
  switch (state.type) {
    case 'saved':
      return (
        <span className={css.status} role="status">
          <SavedAt at={state.at} />
        </span>
      )
    case 'unsaved':
    case 'saving':
      return (
        <span className={css.status} role="status">
          <Trans>Saving…</Trans>
        </span>
      )
    case 'offline':
      return (
        <span
          className={css.status}
          data-bad
          role="status"
          title={t`Your changes are kept on this device and sent when the server answers.`}
        >
          <Trans>Offline, kept on this device</Trans>
        </span>
      )
    case 'stale':
      return (
        <span className={css.status} role="status">
          <Trans>Somebody saved too</Trans>
        </span>
      )
    case 'failed':
      return (
        <Group gap={6} wrap="nowrap">
          <span className={css.status} data-bad role="status">
            <Trans>Could not save</Trans>
          </span>
          <Button variant="subtle" size="compact-xs" onClick={saver.retry}>
            <Trans>Retry</Trans>
          </Button>
        </Group>
      )
  }
}

/** The time of day, or the day once that is over. */
function SavedAt({ at }: { at: number }) {
  const formats = useFormats()
  const clock = useClock()
  const today = formats.date(useNow())
  const date = formats.date(at)
  return date === today ? <Trans>Saved {clock(at)}</Trans> : <Trans>Saved on {date}</Trans>
}

function useClock(): (at: number) => string {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' })
  return (at) => format.format(at)
}

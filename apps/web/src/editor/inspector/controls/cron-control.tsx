import { Button, Group, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { isZone } from '@etape/conditions'
import { describeCron, isCron, nextCron } from '@etape/flow'
import { localeOf } from '../../../text/languages.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { useNow } from '../../../ui/use-now.ts'
import { useFlowWords } from '../../words/flow-words.tsx'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

interface CronControlProps extends ControlProps {
  /** Where its times are read. */
  zone: unknown
}

const shownMoments = 3

/** When something comes again: a few usual schedules, or a line of one's own, with what that means and when it is next. */
export function CronControl({ zone, value, onChange, ...rest }: CronControlProps) {
  const { t } = useLingui()
  const line = textOf(value)
  const usual = [
    { line: '0 9 * * *', label: t`Every day` },
    { line: '0 9 * * 1-5', label: t`On workdays` },
    { line: '0 9 * * 1', label: t`Every Monday` },
    { line: '0 9 1 * *', label: t`Every month` },
  ]
  return (
    <div>
      <TextInput
        {...inputProps(rest)}
        description={t`Minute, hour, day of the month, month, day of the week.`}
        value={line}
        maxLength={120}
        spellCheck={false}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Group gap={4} mt={6}>
        {usual.map((one) => (
          <Button
            key={one.line}
            size="compact-xs"
            variant={one.line === line ? 'light' : 'default'}
            aria-pressed={one.line === line}
            onClick={() => onChange(one.line)}
          >
            {one.label}
          </Button>
        ))}
      </Group>
      {isCron(line) && <Meaning line={line} zone={isZone(zone) ? zone : 'UTC'} />}
    </div>
  )
}

function Meaning({ line, zone }: { line: string; zone: string }) {
  const words = useFlowWords()
  const moments = useNextMoments(line, zone)
  const [sentence, coming] = [words.say(describeCron(line)), moments.join(' · ')]
  return (
    <Text size="xs" c="dimmed" mt={6} aria-live="polite">
      {sentence}. {moments.length > 0 ? <Trans>Next: {coming}</Trans> : <Trans>It never comes.</Trans>}
    </Text>
  )
}

function useNextMoments(line: string, zone: string): readonly string[] {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  })
  const moments: string[] = []
  let from: number | null = useNow()
  while (from !== null && moments.length < shownMoments) {
    from = nextCron(line, zone, from)
    if (from !== null) moments.push(format.format(from))
  }
  return moments
}

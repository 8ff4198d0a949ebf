import { pageVisit, type Condition, type EventComparison, type EventTimeComparison } from '@etape/conditions'
import { Autocomplete } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useWorkspace } from '../data/definitions.ts'

interface EventNameProps {
  line: EventComparison | EventTimeComparison
  onChange: (line: Condition) => void
}

/** Which event a line is about: one that is known, or any other by its name. */
export function EventName({ line, onChange }: EventNameProps) {
  const { t } = useLingui()
  const events = useWorkspace()?.events ?? []
  return (
    <Autocomplete
      size="xs"
      aria-label={t`Event`}
      placeholder={t`Name of the event`}
      data={[...new Set([pageVisit, ...events])]}
      value={line.params.name}
      onChange={(name) => onChange({ ...line, params: { ...line.params, name } })}
    />
  )
}

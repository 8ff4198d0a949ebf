import { ActionIcon, Button, Input, Stack } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { blankEntry, type FormField } from '@etape/flow'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { setIn } from '../../state/set-in.ts'
import { useFlowWords } from '../../words/flow-words.tsx'
import { inputProps, type ControlProps } from './control-props.ts'
import css from './controls.module.css'

interface EntryPlace {
  root: unknown
  above: string
  onChange: (path: readonly string[], value: unknown) => void
}

interface EntriesControlProps extends ControlProps {
  max: number
  /** What stands on the button, in English. */
  adding: string
  of: readonly FormField[]
  where: string
  renderEntry: (place: EntryPlace) => ReactNode
}

/** A list of entries that are alike, such as headers: each a little form of its own. */
export function EntriesControl({ max, adding, of, where, renderEntry, value, onChange, ...rest }: EntriesControlProps) {
  const { t } = useLingui()
  const words = useFlowWords()
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  return (
    <Input.Wrapper {...inputProps(rest)} labelElement="div">
      <Stack gap={8} mt={4} role="list" aria-label={rest.label}>
        {entries.map((entry, index) => {
          const number = index + 1
          return (
            // Entries have no names of their own: their place is what tells them apart.
            <div key={number} role="listitem" className={css.entry}>
              <Stack gap={8} flex={1}>
                {renderEntry({
                  root: entry,
                  above: `${where}.${index}`,
                  onChange: (path, next) => onChange(entries.with(index, setIn(entry, path, next))),
                })}
              </Stack>
              <ActionIcon
                size={28}
                aria-label={t`Remove entry ${number}`}
                onClick={() => onChange(entries.filter((_, at) => at !== index))}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </div>
          )
        })}
      </Stack>
      {entries.length < max && (
        <Button
          variant="default"
          size="xs"
          mt={entries.length > 0 ? 8 : 0}
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...entries, blankEntry(of)])}
        >
          {words.say({ text: adding })}
        </Button>
      )}
    </Input.Wrapper>
  )
}

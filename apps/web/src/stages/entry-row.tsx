import { definitionFor } from '@etape/crm'
import { ActionIcon, Group, Menu, Text, UnstyledButton } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useLabel, useLanguage } from '../text/use-language.ts'
import { DotBadge } from '../ui/dot-badge.tsx'
import type { CountedEntry } from './entry.ts'
import css from './stages.module.css'

interface EntryRowProps {
  entry: CountedEntry
  mayEdit: boolean
  onEdit: () => void
  onDelete: () => void
}

/** One stage or status: what it is called, what it means, how many stand there. */
export function EntryRow({ entry, mayEdit, onEdit, onDelete }: EntryRowProps) {
  const { t } = useLingui()
  const label = useLabel()
  const definition = definitionFor(useLanguage(), entry.definition)
  const name = label(entry.label)
  return (
    <div className={css.entry}>
      <div className={css.words}>
        <Group gap="xs">
          {mayEdit ? (
            <UnstyledButton className={css.name} onClick={onEdit}>
              <DotBadge color={entry.color} label={name} />
            </UnstyledButton>
          ) : (
            <span className={css.name}>
              <DotBadge color={entry.color} label={name} />
            </span>
          )}
          {entry.isRanked === false && (
            <Text size="xs" c="dimmed" component="span">
              <Trans>off the ladder</Trans>
            </Text>
          )}
        </Group>
        {definition && (
          <Text size="xs" c="dimmed" className={css.definition}>
            {definition}
          </Text>
        )}
      </div>
      <div className={css.counts}>
        <span>
          <Plural value={entry.contacts} one="# contact" other="# contacts" />
        </span>
        <span className={css.companies}>
          <Plural value={entry.companies} one="# company" other="# companies" />
        </span>
      </div>
      {mayEdit && (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t`More for ${name}`}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
              <Trans>Edit</Trans>
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
              <Trans>Delete…</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}

import { TextInput, UnstyledButton } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { useState } from 'react'
import { useWrite } from '../../data/queries.ts'
import css from './top-bar.module.css'

/** The flow's name; a click makes it a field, Enter or leaving it saves, Escape leaves it as it was. */
export function FlowName({ flow, canEdit }: { flow: ResponseOf<'readFlow'>; canEdit: boolean }) {
  const { t } = useLingui()
  const [typed, setTyped] = useState<string | null>(null)
  const rename = useWrite('updateFlow', { invalidates: ['flow'] })
  const shown = rename.isPending ? (rename.variables.body.name ?? flow.name) : flow.name
  const finish = () => {
    const name = typed?.trim() ?? ''
    setTyped(null)
    if (name !== '' && name !== flow.name) rename.mutate({ params: { id: flow.id }, body: { name } })
  }
  if (!canEdit) return shown
  if (typed === null)
    return (
      <UnstyledButton className={css.name} title={t`Rename`} onClick={() => setTyped(shown)}>
        {shown}
      </UnstyledButton>
    )
  return (
    <TextInput
      size="xs"
      className={css.nameInput ?? ''}
      aria-label={t`Name of the flow`}
      maxLength={200}
      ref={takeKeyboard}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={finish}
      onKeyDown={({ key }) => {
        if (key === 'Enter') finish()
        if (key === 'Escape') setTyped(null)
      }}
    />
  )
}

const takeKeyboard = (input: HTMLInputElement | null): void => input?.select()

import { Button, Drawer } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ComponentProps, type ReactNode } from 'react'
import { useMay } from '../data/session.ts'
import { Section } from '../ui/section.tsx'
import { Facts } from './facts.tsx'

interface RecordAboutProps extends ComponentProps<typeof Facts> {
  editTitle: string
  /** The form to change it, in a drawer that it closes. */
  editor: (close: () => void) => ReactNode
}

/** What is known of a record, and the form to change it. */
export function RecordAbout({ editTitle, editor, ...facts }: RecordAboutProps) {
  const { t } = useLingui()
  const mayWrite = useMay('marketer')
  const [isEditing, setIsEditing] = useState(false)
  const close = () => setIsEditing(false)
  const edit = mayWrite && (
    <Button size="compact-sm" variant="subtle" my={-4} onClick={() => setIsEditing(true)}>
      <Trans>Edit</Trans>
    </Button>
  )
  return (
    <Section title={t`About`} action={edit}>
      <Facts {...facts} />
      <Drawer opened={isEditing} onClose={close} position="right" title={editTitle}>
        {editor(close)}
      </Drawer>
    </Section>
  )
}

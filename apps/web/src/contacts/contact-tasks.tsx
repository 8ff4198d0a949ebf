import { Skeleton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRead } from '../data/queries.ts'
import { TaskLine } from '../tasks/task-line.tsx'
import { Section } from '../ui/section.tsx'
import type { ContactDetail } from './contact-page.tsx'
import tasks from '../tasks/tasks.module.css'

/** What is still to be done for the contact. */
export function ContactTasks({ contact }: { contact: ContactDetail }) {
  const { t } = useLingui()
  const { data } = useRead('listTasks', { query: { contact: contact.id, limit: 20 } })
  return (
    <Section title={t`Tasks`} isFlush>
      {!data && <Skeleton height={20} m="md" />}
      {data?.rows.length === 0 && (
        <p className={tasks.none}>
          <Trans>Nothing to do.</Trans>
        </p>
      )}
      {data && data.rows.length > 0 && (
        <ul className={tasks.list}>
          {data.rows.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
      )}
    </Section>
  )
}

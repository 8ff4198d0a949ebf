import { Select, Skeleton, Stack, Switch } from '@mantine/core'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui as useTexts } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { useStages, useStatuses, type Workspace } from '../data/definitions.ts'
import { useRead, useWrite } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { useLabel } from '../text/use-language.ts'
import { Section } from '../ui/section.tsx'
import { FailedState } from '../ui/states.tsx'

const sources: readonly { id: string; label: MessageDescriptor }[] = [
  { id: 'manual', label: msg`Added by hand` },
  { id: 'form', label: msg`From a form` },
  { id: 'import', label: msg`From an import` },
  { id: 'api', label: msg`From the API or an event` },
]

/** Where a contact stands when it is created, by where it came from. */
export function Defaults() {
  const { t } = useLingui()
  const workspace = useRead('readWorkspace', {})
  if (workspace.error) return <FailedState error={workspace.error} onRetry={() => void workspace.refetch()} />
  return (
    <Section title={t`New contacts`} lead={t`Where a contact starts when nothing else says so.`}>
      {workspace.data ? <DefaultsForm workspace={workspace.data} /> : <Skeleton height={280} />}
    </Section>
  )
}

function DefaultsForm({ workspace }: { workspace: Workspace }) {
  const { t } = useLingui()
  const { i18n } = useTexts()
  const label = useLabel()
  const mayEdit = useMay('admin')
  const save = useWrite('saveWorkspace', { invalidates: ['settings'] })
  const stages = useStages().map((stage) => ({ value: stage.id, label: label(stage.label) }))
  const statuses = useStatuses().map((status) => ({ value: status.id, label: label(status.label) }))
  const { defaultStages } = workspace
  return (
    <Stack gap="md" maw={420}>
      {sources.map((source) => (
        <Select
          key={source.id}
          label={i18n._(source.label)}
          placeholder={t`No stage`}
          clearable
          clearButtonProps={{ 'aria-label': t`No stage` }}
          disabled={!mayEdit}
          data={stages}
          value={defaultStages[source.id] ?? null}
          onChange={(stage) => save.mutate({ body: { defaultStages: { ...defaultStages, [source.id]: stage } } })}
        />
      ))}
      <Select
        label={t`Lead status`}
        placeholder={t`No lead status`}
        clearable
        clearButtonProps={{ 'aria-label': t`No lead status` }}
        disabled={!mayEdit}
        data={statuses}
        value={workspace.defaultStatus}
        onChange={(defaultStatus) => save.mutate({ body: { defaultStatus } })}
      />
      <Switch
        label={t`Join the company of the e-mail domain`}
        description={t`A contact with a work address joins the company with that domain. Free mail domains never count.`}
        disabled={!mayEdit}
        checked={workspace.joinCompanyByDomain}
        onChange={({ currentTarget }) => save.mutate({ body: { joinCompanyByDomain: currentTarget.checked } })}
      />
    </Stack>
  )
}

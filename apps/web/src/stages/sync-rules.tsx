import { Skeleton, Stack, Switch, Text } from '@mantine/core'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui as useTexts } from '@lingui/react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useById, useStages } from '../data/definitions.ts'
import { useRead, useWrite, type RowOf } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { useLabel } from '../text/use-language.ts'
import { Section } from '../ui/section.tsx'
import { FailedState } from '../ui/states.tsx'
import css from './stages.module.css'

type SyncRule = RowOf<'listSyncRules'>

const titles: Readonly<Record<SyncRule['id'], MessageDescriptor>> = {
  'open-deal': msg`Open deal`,
  'won-deal': msg`Won deal`,
  'company-stage': msg`From company to contacts`,
  'contact-stage': msg`From contact to company`,
}

/** The rules that keep deals, companies and contacts in step, each with a switch and what it did so far. */
export function SyncRules() {
  const { t } = useLingui()
  const rules = useRead('listSyncRules', {})
  if (rules.error) return <FailedState error={rules.error} onRetry={() => void rules.refetch()} />
  return (
    <Section title={t`Rules`} lead={t`They only ever move a stage forward.`} isFlush>
      {rules.data?.rows.map((rule) => <Rule key={rule.id} rule={rule} />) ?? (
        <Stack p="md" aria-busy>
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} height={36} />
          ))}
        </Stack>
      )}
    </Section>
  )
}

function Rule({ rule }: { rule: SyncRule }) {
  const { i18n } = useTexts()
  const mayEdit = useMay('admin')
  const save = useWrite('saveSyncRule', { invalidates: ['settings'] })
  const title = i18n._(titles[rule.id])
  const isOn = save.isPending ? save.variables.body.enabled : rule.enabled
  return (
    <div className={css.rule}>
      <Switch
        checked={isOn}
        disabled={!mayEdit}
        aria-label={title}
        onChange={({ currentTarget }) =>
          save.mutate({ params: { id: rule.id }, body: { enabled: currentTarget.checked, filter: rule.filter } })
        }
      />
      <div className={css.words}>
        <Text fw={500}>{title}</Text>
        <Text c="dimmed">
          <WhatItDoes rule={rule.id} />
        </Text>
      </div>
      <Text c="dimmed" className="tabular">
        <Plural value={rule.changed} one="# move so far" other="# moves so far" />
      </Text>
    </div>
  )
}

function WhatItDoes({ rule }: { rule: SyncRule['id'] }) {
  const opportunity = useStageName('opportunity')
  const customer = useStageName('customer')
  switch (rule) {
    case 'open-deal':
      return <Trans>When a deal opens, its contacts and its company move to {opportunity}.</Trans>
    case 'won-deal':
      return <Trans>When a deal is won, its contacts and its company move to {customer}.</Trans>
    case 'company-stage':
      return <Trans>When a company moves to a stage, its contacts follow.</Trans>
    case 'contact-stage':
      return <Trans>When a contact moves to a stage, its company follows.</Trans>
  }
}

function useStageName(id: string): string {
  const label = useLabel()
  const stage = useById(useStages()).get(id)
  return stage ? label(stage.label) : id
}

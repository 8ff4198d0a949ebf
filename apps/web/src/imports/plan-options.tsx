import { NativeSelect, NumberInput, Radio, Select, Stack } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useStages, useStatuses } from '../data/definitions.ts'
import { useLabel } from '../text/use-language.ts'
import css from './imports.module.css'
import type { Plan } from './import-plan.ts'

interface PlanOptionsProps {
  plan: Plan
  onChange: (plan: Plan) => void
}

/** How rows are treated: which are known, what new ones start as, whether flows hear of them. */
export function PlanOptions({ plan, onChange }: PlanOptionsProps) {
  return (
    <div className={css.grid}>
      <Matching plan={plan} onChange={onChange} />
      {plan.object === 'contact' && <Defaults plan={plan} onChange={onChange} />}
      <FlowsQuestion plan={plan} onChange={onChange} />
    </div>
  )
}

function Matching({ plan, onChange }: PlanOptionsProps) {
  const { t } = useLingui()
  const keys = {
    contact: [
      { value: 'email', label: t`E-mail` },
      { value: 'external_id', label: t`External id` },
    ],
    company: [
      { value: 'domain', label: t`Domain` },
      { value: 'name', label: t`Name` },
    ],
    deal: [
      { value: 'external_id', label: t`External id` },
      { value: 'name', label: t`Name` },
    ],
  }[plan.object]
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t`A row is known by`}
        data={[{ value: '', label: t`Nothing: every row is new` }, ...keys]}
        value={plan.matchBy ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ ...plan, matchBy: (currentTarget.value || null) as Plan['matchBy'] })
        }
      />
      <Radio.Group
        label={t`Rows that are known already`}
        value={plan.whenKnown ?? 'update'}
        onChange={(next) => onChange({ ...plan, whenKnown: next === 'skip' ? 'skip' : 'update' })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="update" label={t`Update them`} />
          <Radio value="skip" label={t`Leave them as they are`} />
        </Stack>
      </Radio.Group>
    </Stack>
  )
}

function Defaults({ plan, onChange }: PlanOptionsProps) {
  const { t } = useLingui()
  const label = useLabel()
  const stages = useStages()
  const statuses = useStatuses()
  const set = (key: 'stage' | 'status', value: string | null) => {
    const { [key]: _, ...rest } = plan.defaults ?? {}
    onChange({ ...plan, defaults: value ? { ...rest, [key]: value } : rest })
  }
  const chosen = (key: 'stage' | 'status') => String(plan.defaults?.[key] ?? '') || null
  return (
    <Stack gap="sm">
      <Select
        clearable
        label={t`New contacts start in the stage`}
        data={stages.map((stage) => ({ value: stage.id, label: label(stage.label) }))}
        value={chosen('stage')}
        onChange={(value) => set('stage', value)}
      />
      <Select
        clearable
        label={t`with the lead status`}
        data={statuses.map((status) => ({ value: status.id, label: label(status.label) }))}
        value={chosen('status')}
        onChange={(value) => set('status', value)}
      />
    </Stack>
  )
}

function FlowsQuestion({ plan, onChange }: PlanOptionsProps) {
  const { t } = useLingui()
  const { runFlows } = plan
  const choose = (type: string) =>
    onChange({
      ...plan,
      runFlows: type === 'at-rate' ? { type, perMinute: 600 } : { type: type === 'no' ? 'no' : 'yes' },
    })
  return (
    <Stack gap="sm">
      <Radio.Group label={t`Run flows for what is imported?`} value={runFlows.type} onChange={choose}>
        <Stack gap={6} mt={6}>
          <Radio value="yes" label={t`Yes`} />
          <Radio value="no" label={t`No, only bring them in`} />
          <Radio value="at-rate" label={<Trans>Yes, but slowly</Trans>} />
        </Stack>
      </Radio.Group>
      {runFlows.type === 'at-rate' && (
        <NumberInput
          label={t`Contacts a minute`}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={runFlows.perMinute}
          onChange={(value) =>
            typeof value === 'number' && onChange({ ...plan, runFlows: { type: 'at-rate', perMinute: value } })
          }
        />
      )}
    </Stack>
  )
}

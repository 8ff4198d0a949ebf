import { Trans, useLingui } from '@lingui/react/macro'
import type { FieldRef, FieldValue } from '@etape/conditions'
import { describeRule, writeRules, type Change } from '@etape/crm'
import { IconArrowRight, IconBan } from '@tabler/icons-react'
import { useFieldCatalog } from '../data/definitions.ts'
import { StageBadge, StatusBadge } from '../records/stage-badge.tsx'
import { useLabel } from '../text/use-language.ts'
import { usePhrase } from '../text/use-phrase.ts'
import { useFieldText } from './use-field-text.ts'
import css from './change-line.module.css'

type Written = Pick<Change, 'record' | 'field' | 'before' | 'after' | 'outcome' | 'rule'>

interface ChangeLineProps {
  change: Written
  /** Whose story it stands in; any other record is named. */
  of: Written['record']
}

/** One write: the field, its value before and after; when it was refused, the rule that did. */
export function ChangeLine({ change, of }: ChangeLineProps) {
  const { t } = useLingui()
  const label = useLabel()
  const say = usePhrase()
  const ref = `${change.record}.${change.field}`
  const field = useFieldCatalog().get(ref as FieldRef)
  const name = field ? label(field.label) : change.field
  const records = { contact: t`Contact`, company: t`Company`, deal: t`Deal` }
  const rule = writeRules.find((known) => known === change.rule)
  return (
    <div className={css.change} data-outcome={change.outcome}>
      <span className={css.field}>{change.record === of ? name : `${records[change.record]} · ${name}`}</span>
      <span className={css.values}>
        <Value change={change} value={change.before} />
        <IconArrowRight size={14} aria-label="→" />
        <span className={css.after}>
          <Value change={change} value={change.after} />
        </span>
      </span>
      {change.outcome !== 'accepted' && (
        <span className={css.refusal}>
          <IconBan size={14} aria-hidden />
          <span>
            {change.outcome === 'refused' ? <Trans>Refused.</Trans> : <Trans>Superseded.</Trans>}{' '}
            {rule ? say(describeRule(rule)) : change.rule}
          </span>
        </span>
      )}
    </div>
  )
}

function Value({ change: { record, field }, value }: { change: Written; value: FieldValue }) {
  const fieldText = useFieldText()
  if (typeof value === 'string' && record !== 'deal' && (field === 'stage' || field === 'furthest_stage'))
    return <StageBadge stage={value} />
  if (typeof value === 'string' && record !== 'deal' && field === 'status') return <StatusBadge status={value} />
  return fieldText(`${record}.${field}`, value) ?? <Trans>empty</Trans>
}

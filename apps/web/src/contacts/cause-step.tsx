import type { Cause, ContactSource, SyncRuleId } from '@etape/crm'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useStepName } from '../text/use-step-name.ts'
import { Step } from './step.tsx'

type CauseBy<B extends Cause['by']> = Extract<Cause, { by: B }>

/** Who or what began it, in a sentence. */
export function CauseStep({ cause }: { cause: Cause }) {
  const stepName = useStepName()
  switch (cause.by) {
    case 'person':
      return <Step title={<Trans>{cause.name} did it by hand</Trans>} />
    case 'api':
      return <Step title={<Trans>A program did it</Trans>} note={<Trans>with the API key {cause.name}</Trans>} />
    case 'import':
      return (
        <Step
          title={<Trans>An import brought it</Trans>}
          note={<Link to={`/imports/${cause.importId}`}>{cause.name}</Link>}
        />
      )
    case 'event':
      return <Step title={<Trans>The event “{cause.name}” came in</Trans>} />
    case 'rule':
      return <RuleStep cause={cause} />
    case 'segment-definition':
      return (
        <Step
          title={<Trans>The segment was given another definition</Trans>}
          note={<Link to={`/segments/${cause.segment}`}>{cause.name}</Link>}
        />
      )
    case 'creation':
      return <CreationStep cause={cause} />
    case 'run':
      return (
        <Step
          title={<Trans>“{stepName(cause.nodeName)}” did it</Trans>}
          note={
            <Trans>
              in <Link to={`/runs/${cause.runId}`}>{cause.flowName}</Link>, version {cause.version}
            </Trans>
          }
        />
      )
    case 'system':
      return <Step title={cause.reason === 'time' ? <Trans>Time passed</Trans> : <Trans>Etape did it itself</Trans>} />
  }
}

const ruleWords = {
  'open-deal': msg`The rule for open deals`,
  'won-deal': msg`The rule for won deals`,
  'company-stage': msg`The rule that contacts follow their company`,
  'contact-stage': msg`The rule that companies follow their contacts`,
} satisfies Record<SyncRuleId, unknown>

function RuleStep({ cause: { rule, because } }: { cause: CauseBy<'rule'> }) {
  const { i18n } = useLingui()
  return (
    <Step
      title={i18n._(ruleWords[rule])}
      note={
        <>
          {because && <Trans>because of {because}</Trans>} {because && '· '}
          <Link to="/stages?tab=rules">
            <Trans>All rules</Trans>
          </Link>
        </>
      }
    />
  )
}

const creationWords = {
  manual: msg`made by hand`,
  form: msg`made by a form`,
  import: msg`made by an import`,
  api: msg`made by the API`,
  demo: msg`made as demo data`,
} satisfies Record<ContactSource, unknown>

function CreationStep({ cause: { source } }: { cause: CauseBy<'creation'> }) {
  const { i18n } = useLingui()
  return <Step title={<Trans>The default for new contacts</Trans>} note={i18n._(creationWords[source])} />
}

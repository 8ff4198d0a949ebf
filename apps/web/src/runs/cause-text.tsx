import { Trans, useLingui } from '@lingui/react/macro'
import type { Cause, ContactSource, SyncRuleId } from '@etape/crm'
import { Link } from 'react-router'
import { useStepName } from '../text/use-step-name.ts'

/** Who or what did something, with the way there. */
export function CauseText({ cause }: { cause: Cause }) {
  const { t } = useLingui()
  const stepName = useStepName()
  const rules: Readonly<Record<SyncRuleId, string>> = {
    'open-deal': t`open deal`,
    'won-deal': t`won deal`,
    'company-stage': t`company’s stage`,
    'contact-stage': t`contact’s stage`,
  }
  const sources: Readonly<Record<ContactSource, string>> = {
    manual: t`by hand`,
    form: t`by a form`,
    import: t`by an import`,
    api: t`by the API`,
    demo: t`as demo data`,
  }
  switch (cause.by) {
    case 'person':
      return <Trans>by {cause.name}</Trans>
    case 'api':
      return <Trans>by the API key {cause.name}</Trans>
    case 'import':
      return <Trans>by the import {cause.name}</Trans>
    case 'event':
      return <Trans>by the event “{cause.name}”</Trans>
    case 'run':
      return (
        <Trans>
          by “{stepName(cause.nodeName)}” in <Link to={`/runs/${cause.runId}`}>{cause.flowName}</Link>
        </Trans>
      )
    case 'rule':
      return <Trans>by the rule for {rules[cause.rule]}</Trans>
    case 'segment-definition':
      return <Trans>because the segment {cause.name} was redefined</Trans>
    case 'creation':
      return <Trans>created {sources[cause.source]}</Trans>
    case 'system':
      return <Trans>by Etape: {cause.reason}</Trans>
  }
}

import { Trans, useLingui } from '@lingui/react/macro'
import {
  describeComparison,
  type Comparison,
  type FlowComparison,
  type Found,
  type VerdictNode,
} from '@etape/conditions'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useConditionNames } from '../conditions/use-condition-names.ts'
import { useFieldCatalog } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { useLanguage } from '../text/use-language.ts'
import { useFieldText } from './use-field-text.ts'
import css from './verdict-tree.module.css'

/** A condition as it was judged: each line true or false, with the value found. */
export function VerdictTree({ tree }: { tree: VerdictNode }) {
  return (
    <ul className={css.tree}>
      <Branch node={tree} />
    </ul>
  )
}

function Branch({ node }: { node: VerdictNode }) {
  if ('comparison' in node) return <Line {...node} />
  return (
    <li>
      <Verdict holds={node.holds}>
        <GroupWords op={node.op} />
      </Verdict>
      <ul className={css.group}>
        {node.of.map((inner, index) => (
          // The lines of a verdict never change places.
          <Branch key={index} node={inner} />
        ))}
      </ul>
    </li>
  )
}

function GroupWords({ op }: { op: 'all' | 'any' | 'not' }) {
  if (op === 'all')
    return (
      <span className={css.op}>
        <Trans>All of</Trans>
      </span>
    )
  if (op === 'any')
    return (
      <span className={css.op}>
        <Trans>Any of</Trans>
      </span>
    )
  return (
    <span className={css.op}>
      <Trans>Not</Trans>
    </span>
  )
}

function Line({ comparison, found, holds }: { comparison: Comparison; found: Found; holds: boolean }) {
  const language = useLanguage()
  const catalog = useFieldCatalog()
  const sentence = describeComparison(comparison, catalog, language, useConditionNames())
  return (
    <li>
      <Verdict holds={holds}>
        <span>{sentence}</span>
        <span className={css.found}>
          <FoundValue comparison={comparison} found={found} />
        </span>
      </Verdict>
    </li>
  )
}

function Verdict({ holds, children }: { holds: boolean; children: ReactNode }) {
  const { t } = useLingui()
  return (
    <div className={css.line}>
      <div className={css.words}>{children}</div>
      <span className={css.mark} data-holds={holds}>
        {holds ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
        {holds ? t`true` : t`false`}
      </span>
    </div>
  )
}

function FoundValue({ comparison, found }: { comparison: Comparison; found: Found }) {
  const fieldText = useFieldText()
  const formats = useFormats()
  if (typeof found === 'object' && found !== null && 'count' in found) {
    const count = formats.number(found.count)
    const last = 'lastAt' in found && typeof found.lastAt === 'number' ? formats.dateTime(found.lastAt) : null
    return last ? (
      <Trans>
        found {count}, the last on {last}
      </Trans>
    ) : (
      <Trans>found {count}</Trans>
    )
  }
  if (comparison.fact === 'first-event' || comparison.fact === 'last-event') return <TimeFound at={found} />
  if (comparison.fact === 'flows') return <FlowFound comparison={comparison} found={found} />
  if (comparison.fact === 'segments') return found === true ? <Trans>is in it</Trans> : <Trans>is not in it</Trans>
  const text = fieldText(comparison.fact, found)
  return text === null ? <Trans>no value</Trans> : <Trans>found {text}</Trans>
}

function TimeFound({ at }: { at: Found }) {
  const formats = useFormats()
  if (typeof at !== 'number') return <Trans>never happened</Trans>
  const text = formats.dateTime(at)
  return <Trans>found {text}</Trans>
}

function FlowFound({ comparison: { operator }, found }: { comparison: FlowComparison; found: Found }) {
  if (operator === 'in-flow' || operator === 'not-in-flow')
    return found === true ? <Trans>is under way</Trans> : <Trans>is not under way</Trans>
  return found === true ? <Trans>has come in</Trans> : <Trans>has never come in</Trans>
}

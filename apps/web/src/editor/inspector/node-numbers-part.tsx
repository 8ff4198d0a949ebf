import { Plural, Trans } from '@lingui/react/macro'
import { useFormats } from '../../text/formats.ts'
import { BehindNumber } from '../behind/behind-number.tsx'
import { useNumbers } from '../live/numbers-context.ts'
import css from './inspector.module.css'

interface NodeNumbersPartProps {
  node: string
  isTrigger: boolean
}

/** How many came by, wait, went on and failed here; each leads to those contacts. */
export function NodeNumbersPart({ node, isTrigger }: NodeNumbersPartProps) {
  const formats = useFormats()
  const stats = useNumbers()?.nodes.find((one) => one.node === node)
  if (!stats) return null
  const { visited, waiting, failed } = stats
  const left = Object.values(stats.left).reduce((sum, count) => sum + count, 0)
  const figure = { node, isStop: true, className: css.figure ?? '' }
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>
        <Trans>Numbers</Trans>
      </h3>
      <div className={css.figures}>
        <BehindNumber {...figure} sort="visited">
          <b>{formats.number(visited)}</b>
          {isTrigger ? (
            <Plural value={visited} one="enrolled" other="enrolled" />
          ) : (
            <Plural value={visited} one="came here" other="came here" />
          )}
        </BehindNumber>
        <BehindNumber {...figure} sort="waiting">
          <b>{formats.number(waiting)}</b>
          <Plural value={waiting} one="waiting" other="waiting" />
        </BehindNumber>
        <BehindNumber {...figure} sort="left">
          <b>{formats.number(left)}</b>
          <Plural value={left} one="went on" other="went on" />
        </BehindNumber>
        <BehindNumber {...figure} sort="failed">
          <b>{formats.number(failed)}</b>
          <Plural value={failed} one="failed" other="failed" />
        </BehindNumber>
      </div>
    </section>
  )
}

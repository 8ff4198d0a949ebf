import { Plural, Trans } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useFormats } from '../../text/formats.ts'
import { useNumbers } from '../live/numbers-context.ts'
import css from './inspector.module.css'

interface NodeNumbersPartProps {
  node: string
  flowId: string
  isTrigger: boolean
}

/** How many came by, wait and failed here; each leads to those runs. */
export function NodeNumbersPart({ node, flowId, isTrigger }: NodeNumbersPartProps) {
  const formats = useFormats()
  const stats = useNumbers()?.nodes.find((one) => one.node === node)
  if (!stats) return null
  const runs = (filter: string) => `/flows/${flowId}/runs?node=${node}${filter}`
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>
        <Trans>Numbers</Trans>
      </h3>
      <div className={css.figures}>
        <span className={css.figure}>
          <b>{formats.number(stats.visited)}</b>
          {isTrigger ? (
            <Plural value={stats.visited} one="enrolled" other="enrolled" />
          ) : (
            <Plural value={stats.visited} one="came here" other="came here" />
          )}
        </span>
        <Link className={css.figure} to={runs('&status=waiting')}>
          <b>{formats.number(stats.waiting)}</b>
          <Plural value={stats.waiting} one="waiting" other="waiting" />
        </Link>
        <Link className={css.figure} to={runs('&status=failed')}>
          <b>{formats.number(stats.failed)}</b>
          <Plural value={stats.failed} one="failed" other="failed" />
        </Link>
      </div>
    </section>
  )
}

import { useLingui } from '@lingui/react/macro'
import { useRead, type RowOf } from '../../data/queries.ts'
import { ProgressRow } from '../../ui/progress-row.tsx'
import css from './behind.module.css'
import type { ActType } from './steer-bar.tsx'

const pollMs = 3000

/** What is being done by hand to runs of the flow just now; it goes on when one leaves. */
export function Steerings({ flow }: { flow: string }) {
  const rows = useRead('listSteerings', { params: { id: flow } }, { pollMs }).data?.rows ?? []
  const open = rows.filter(({ done, waiting }) => !done || waiting > 0)
  if (open.length === 0) return null
  return (
    <ul className={css['under-way']}>
      {open.map((steering) => (
        <li key={steering.id}>
          <UnderWay steering={steering} />
        </li>
      ))}
    </ul>
  )
}

function UnderWay({ steering: { act, total, told, waiting, createdAt } }: { steering: RowOf<'listSteerings'> }) {
  const { t } = useLingui()
  const words: Readonly<Record<ActType, string>> = {
    'skip-wait': t`Skipping waits`,
    move: t`Moving`,
    remove: t`Taking out`,
    retry: t`Trying again`,
  }
  return <ProgressRow label={words[act.type]} done={told - waiting} total={total} startedAt={createdAt} />
}

import { Skeleton } from '@mantine/core'
import { Plural, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useRead, type RowOf } from '../data/queries.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { DotBadge, dotVariable } from '../ui/dot-badge.tsx'
import { Section } from '../ui/section.tsx'
import { FailedState } from '../ui/states.tsx'
import css from './home.module.css'

const days = 7
const isNew = { all: [{ fact: 'contact.created_at', operator: 'within-last', value: { days } }] }

/** How many contacts stand in each stage, and how many are new this week. */
export function StageCounts() {
  const { t } = useLingui()
  const stages = useRead('listStages', {})
  const fresh = useRead('previewSegment', { body: { condition: isNew, sample: 0 } }).data?.count
  return (
    <Section
      title={t`Contacts by stage`}
      lead={
        fresh === undefined ? (
          '\u00a0'
        ) : (
          <Plural value={fresh} one="# new in the last 7 days" other="# new in the last 7 days" />
        )
      }
    >
      {stages.error && <FailedState error={stages.error} onRetry={() => void stages.refetch()} />}
      {!stages.error && <Bars rows={stages.data?.rows} />}
    </Section>
  )
}

function Bars({ rows }: { rows: readonly RowOf<'listStages'>[] | undefined }) {
  const label = useLabel()
  const { number } = useFormats()
  const most = Math.max(...(rows ?? []).map((stage) => stage.contacts), 1)
  if (!rows) return <BarSkeletons />
  return (
    <ul className={`${css.list} ${css.stages}`}>
      {rows.map((stage) => (
        <li key={stage.id} className={css.stage}>
          <Link to={`/contacts?stage=${stage.id}`} className={css.cover}>
            <DotBadge color={stage.color} label={label(stage.label)} />
          </Link>
          <span className={css.count}>{number(stage.contacts)}</span>
          <span className={css.bar} aria-hidden>
            {stage.contacts > 0 && (
              <span
                className={css.fill}
                style={{ width: `${(100 * stage.contacts) / most}%`, background: dotVariable(stage.color) }}
              />
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

// As many as a workspace has to begin with, and as high, so that nothing moves when they come.
function BarSkeletons() {
  return (
    <div className={css.stages} aria-busy>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((bar) => (
        <div key={bar} className={css.stage}>
          <Skeleton height={12} my={4} width="45%" />
          <Skeleton height={6} radius="xl" className={css.bar ?? ''} />
        </div>
      ))}
    </div>
  )
}

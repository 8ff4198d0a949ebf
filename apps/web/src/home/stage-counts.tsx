import { Skeleton, Text } from '@mantine/core'
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
        fresh !== undefined && <Plural value={fresh} one="# new in the last 7 days" other="# new in the last 7 days" />
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

function BarSkeletons() {
  return (
    <div className={css.stages} aria-busy>
      {[1, 2, 3, 4, 5, 6].map((bar) => (
        <Text key={bar} component="div">
          <Skeleton height={12} width="45%" mb={8} />
          <Skeleton height={6} radius="xl" />
        </Text>
      ))}
    </div>
  )
}

import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../text/formats.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { useNow } from '../ui/use-now.ts'
import { Attention } from './attention.tsx'
import css from './home.module.css'
import { LiveFlows } from './live-flows.tsx'
import { MyTasks } from './my-tasks.tsx'
import { StageCounts } from './stage-counts.tsx'

/** What is going on, and what needs somebody. */
export function HomePage() {
  const { t } = useLingui()
  const { longDate } = useFormats()
  return (
    <Page>
      <PageHeader title={t`Home`} lead={longDate(useNow())} />
      <div className={css.grid}>
        <div className={css.column}>
          <Attention />
          <LiveFlows />
        </div>
        <div className={css.column}>
          <StageCounts />
          <MyTasks />
        </div>
      </div>
    </Page>
  )
}

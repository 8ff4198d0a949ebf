import { Skeleton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconLayoutGrid } from '@tabler/icons-react'
import { useRead } from '../data/queries.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, FailedState } from '../ui/states.tsx'
import { TemplateCard } from './template-card.tsx'
import css from './templates.module.css'

const skeletons = [1, 2, 3, 4, 5, 6]

/** Flows to start from, each drawn and told in a sentence. */
export function TemplatesPage() {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader
        title={t`Templates`}
        lead={t`Flows to start from. Each becomes a draft of your own, and nothing runs before you publish it.`}
      />
      <Gallery />
    </Page>
  )
}

function Gallery() {
  const { t } = useLingui()
  const templates = useRead('listTemplates', {})
  if (templates.error) return <FailedState error={templates.error} onRetry={() => void templates.refetch()} />
  if (templates.data?.rows.length === 0) {
    return (
      <EmptyState title={t`No templates`} icon={<IconLayoutGrid size={22} aria-hidden />}>
        <Trans>This workspace has no flows to start from.</Trans>
      </EmptyState>
    )
  }
  return (
    <div className={css.grid} aria-busy={templates.isPending}>
      {templates.data?.rows.map((template) => <TemplateCard key={template.id} template={template} />) ??
        skeletons.map((card) => <Skeleton key={card} height={340} radius="lg" />)}
    </div>
  )
}

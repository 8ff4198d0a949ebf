import { Radio, Skeleton, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPencilPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useRead } from '../data/queries.ts'
import { useLabel } from '../text/use-language.ts'
import { FailedState } from '../ui/states.tsx'
import { FlowPicture } from './flow-picture.tsx'
import css from './start-choice.module.css'

interface StartChoiceProps {
  /** A template's id; `null` for an empty canvas. */
  chosen: string | null
  onChoose: (template: { id: string; name: string } | null) => void
}

const scratch = ''

/** An empty canvas, or one of the templates, each with its picture. */
export function StartChoice({ chosen, onChoose }: StartChoiceProps) {
  const { t } = useLingui()
  const label = useLabel()
  const templates = useRead('listTemplates', {}, { staleTimeMs: 300_000 })
  const rows = templates.data?.rows
  const choose = (id: string) => {
    const template = rows?.find((row) => row.id === id)
    onChoose(template ? { id, name: label(template.name) } : null)
  }
  if (templates.error) return <FailedState error={templates.error} onRetry={() => void templates.refetch()} />
  return (
    <Radio.Group label={t`Start from`} value={chosen ?? scratch} onChange={choose}>
      <div className={css.grid}>
        <StartCard
          value={scratch}
          title={t`An empty canvas`}
          picture={<IconPencilPlus size={28} stroke={1.5} aria-hidden />}
        >
          <Trans>Draw it yourself, step by step.</Trans>
        </StartCard>
        {rows?.map((row) => (
          <StartCard
            key={row.id}
            value={row.id}
            title={label(row.name)}
            picture={<FlowPicture document={row.document} label="" />}
          >
            {label(row.description)}
          </StartCard>
        )) ?? [1, 2, 3].map((card) => <Skeleton key={card} height={184} radius="lg" />)}
      </div>
    </Radio.Group>
  )
}

interface StartCardProps {
  value: string
  title: string
  picture: ReactNode
  children: ReactNode
}

function StartCard({ value, title, picture, children }: StartCardProps) {
  return (
    <Radio.Card value={value} className={css.card ?? ''} aria-label={title}>
      <div className={css.picture}>{picture}</div>
      <div className={css.words}>
        <Text fw={500} component="span">
          {title}
        </Text>
        <Text size="xs" c="dimmed" component="span" lineClamp={2}>
          {children}
        </Text>
      </div>
    </Radio.Card>
  )
}

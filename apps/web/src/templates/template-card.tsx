import { Button, Card, Text, Title } from '@mantine/core'
import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { useWrite, type RowOf } from '../data/queries.ts'
import { useMay } from '../data/session.ts'
import { FlowPicture } from '../flows/flow-picture.tsx'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import css from './templates.module.css'

type Template = RowOf<'listTemplates'>

/** One template: its picture, what it does, what it brings along, and the way to use it. */
export function TemplateCard({ template }: { template: Template }) {
  const { t } = useLingui()
  const label = useLabel()
  const navigate = useNavigate()
  const mayWrite = useMay('marketer')
  const name = label(template.name)
  const steps = template.document.nodes.length
  const create = useWrite('createFlow', {
    invalidates: ['flow', 'segment'],
    onDone: (flow) => void navigate(`/flows/${flow.id}`),
  })
  return (
    <Card component="article" padding={0} className={css.card} aria-label={name}>
      <div className={css.picture}>
        <FlowPicture
          document={template.document}
          label={t`Picture of ${name}, ${plural(steps, { one: '# step', other: '# steps' })}`}
        />
      </div>
      <div className={css.words}>
        <Title order={2}>{name}</Title>
        <Text c="dimmed">{label(template.description)}</Text>
        <Brings template={template} />
      </div>
      {mayWrite && (
        <div className={css.foot}>
          <Button
            variant="default"
            loading={create.isPending}
            aria-label={t`Use this template: ${name}`}
            onClick={() => create.mutate({ body: { name, template: template.id } })}
          >
            <Trans>Use this template</Trans>
          </Button>
        </div>
      )}
    </Card>
  )
}

/** The segments the flow listens to, as far as they are not here yet. */
function Brings({ template }: { template: Template }) {
  const label = useLabel()
  const { list } = useFormats()
  const fresh = template.segments.filter((segment) => !segment.exists).map((segment) => label(segment.name))
  if (fresh.length === 0) return null
  const names = list(fresh)
  return (
    <Text size="xs" c="dimmed">
      <Trans>Adds the segments {names}.</Trans>
    </Text>
  )
}

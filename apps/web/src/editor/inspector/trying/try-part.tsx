import { Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import {
  kindOf,
  parseTemplate,
  rendererFor,
  renderTemplate,
  type FlowNode,
  type RenderContext,
  type Sample,
  type Surroundings,
} from '@etape/flow'
import { phrase } from '@etape/conditions'
import { useMemo } from 'react'
import { ProblemText } from '../../../data/problem.tsx'
import { ContactSelect } from '../../../records/record-select.tsx'
import { useWorkspace } from '../../../data/definitions.ts'
import { useFormats } from '../../../text/formats.ts'
import { useContactSample } from '../../rehearse/use-contact-sample.ts'
import { useSurroundings } from '../../rehearse/use-surroundings.ts'
import { useFlowWords } from '../../words/flow-words.tsx'
import css from '../inspector.module.css'
import { templatesIn } from './templates-in.ts'
import { TestCall } from './test-call.tsx'
import { useTriedContact } from './tried-contact.ts'
import own from './trying.module.css'

/** What a step would say to one of the contacts, before anybody gets it. */
export function TryPart({ node }: { node: FlowNode }) {
  const { t } = useLingui()
  const { contact, choose } = useTriedContact()
  const { sample, error } = useContactSample(contact?.id ?? null)
  const surroundings = useSurroundings()
  const zone = useWorkspace()?.zone
  return (
    <section className={css.part} aria-label={t`As a contact gets it`}>
      <h3 className={css.partTitle}>
        <Trans>As a contact gets it</Trans>
      </h3>
      <Stack gap="sm">
        <ContactSelect label={t`Show it for`} size="xs" value={contact} onChange={choose} />
        {error && <ProblemText error={error} />}
        {sample && surroundings && zone !== undefined && (
          <Told node={node} sample={sample} surroundings={surroundings} zone={zone} />
        )}
      </Stack>
    </section>
  )
}

interface ToldProps {
  node: FlowNode
  sample: Sample
  surroundings: Surroundings
  zone: string
}

function Told({ node, sample, surroundings, zone }: ToldProps) {
  const { t } = useLingui()
  const words = useFlowWords()
  const context = useRenderContext({ sample, surroundings, zone })
  const render = useMemo(() => rendererFor(context), [context])
  const kind = kindOf(node.type)
  const told = kind ? templatesIn(kind, node.config) : []
  const rendered = told.map(({ title, text }) => ({
    title,
    ...renderTemplate(parseTemplate(text).tokens, context, 'text'),
  }))
  const to = sample.contact['email']
  return (
    <>
      {rendered.length > 0 && (
        <dl className={own.told}>
          {node.type === 'send-email' && (
            <Part title={t`To`}>{typeof to === 'string' ? to : t`Nobody: there is no e-mail address.`}</Part>
          )}
          {rendered.map(({ title, text }) => (
            <Part key={title} title={words.say({ text: title })}>
              {text}
            </Part>
          ))}
        </dl>
      )}
      <Missing references={[...new Set(rendered.flatMap(({ missing }) => missing))]} />
      {node.type === 'call-webhook' && <TestCall node={node} trying={{ sample, surroundings, zone, render }} />}
    </>
  )
}

function useRenderContext({ sample, surroundings, zone }: Omit<ToldProps, 'node'>): RenderContext {
  const { contact, company, deals } = sample
  const { catalog, users } = surroundings
  return useMemo(() => {
    const owner = users.find(({ id }) => id === contact['owner'])
    const objects = { contact, company, deal: deals.at(-1) ?? null, owner: owner ? { ...owner } : null }
    return { objects, catalog, zone }
  }, [contact, company, deals, catalog, users, zone])
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Places that stay empty for this contact; what only a run can know is empty for everybody here. */
function Missing({ references }: { references: readonly string[] }) {
  const words = useFlowWords()
  const { list } = useFormats()
  if (references.length === 0) return null
  const names = list(references.map((id) => words.say(phrase('{field}', { field: { type: 'field', id } }))))
  return (
    <Text size="xs" c="dimmed">
      <Trans>Empty for this contact: {names}.</Trans>
    </Text>
  )
}

import { Anchor, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { usePipelines } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { Section } from '../ui/section.tsx'
import type { ContactDetail } from './contact-page.tsx'
import css from './contact-page.module.css'

/** The segments the contact is in, and since when. */
export function ContactSegments({ contact }: { contact: ContactDetail }) {
  const { t } = useLingui()
  const { number, date } = useFormats()
  return (
    <Section title={t`Segments`} action={<Text c="dimmed">{number(contact.segments.length)}</Text>}>
      {contact.segments.length === 0 ? (
        <Text c="dimmed">
          <Trans>In none at present.</Trans>
        </Text>
      ) : (
        <ul className={css.pairs}>
          {contact.segments.map(({ id, name, since }) => (
            <li key={id}>
              <Anchor component={Link} to={`/segments/${id}`}>
                {name}
              </Anchor>
              <Text c="dimmed" component="span">
                {date(since)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** The contact's deals. */
export function ContactDeals({ contact }: { contact: ContactDetail }) {
  const { t } = useLingui()
  const { number } = useFormats()
  return (
    <Section title={t`Deals`} action={<Text c="dimmed">{number(contact.deals.length)}</Text>}>
      {contact.deals.length === 0 ? (
        <Text c="dimmed">
          <Trans>No deals.</Trans>
        </Text>
      ) : (
        <ul className={css.pairs}>
          {contact.deals.map((deal) => (
            <DealLine key={deal.id} deal={deal} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function DealLine({ deal }: { deal: ContactDetail['deals'][number] }) {
  const label = useLabel()
  const { money } = useFormats()
  const stage = usePipelines()
    .find(({ id }) => id === deal.pipeline)
    ?.stages.find(({ id }) => id === deal.stage)
  return (
    <li>
      <span className={css.pairName}>
        <Anchor component={Link} to={`/deals/${deal.id}`}>
          {deal.name}
        </Anchor>
        <Text size="xs" c="dimmed" component="span" display="block">
          {stage ? label(stage.label) : deal.stage}
        </Text>
      </span>
      {deal.amount !== null && <span className="tabular">{money(deal.amount, deal.currency ?? 'EUR')}</span>}
    </li>
  )
}

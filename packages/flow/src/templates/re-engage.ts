import type { Condition } from '@etape/conditions'
import { drawFlow } from '../document/draw-flow.ts'
import { tidyFlow } from '../document/tidy-flow.ts'
import { noNeeds, wordsIn, type FlowTemplate } from './flow-template.ts'

const silent: Condition = {
  all: [
    { fact: 'contact.subscribed', operator: 'equal', value: true },
    { fact: 'contact.last_seen_at', operator: 'more-than-ago', value: { days: 30 } },
  ],
}

export const reEngage: FlowTemplate = {
  id: 're-engage-the-silent',
  name: { en: 'Re-engage the silent', fr: 'Réengager les silencieux', sv: 'Väck de tysta till liv' },
  description: {
    en: 'After 30 days of silence, two friendly e-mails; who stays silent is no marketing contact any more.',
    fr: 'Après 30 jours de silence, deux e-mails amicaux ; qui reste silencieux n’est plus un contact marketing.',
    sv: 'Efter 30 dagars tystnad, två vänliga mejl; den som förblir tyst är inte längre marknadsföringskontakt.',
  },
  needs: (language) => {
    const name = wordsIn(language)('Silent for 30 days', 'Silencieux depuis 30 jours', 'Tysta i 30 dagar')
    return { ...noNeeds, segments: [{ id: 'silent-30-days', name, condition: silent }] }
  },
  document: (language) => {
    const words = wordsIn(language)
    const greeting = words(
      'Hello {{ first_name | there }},',
      'Bonjour {{ first_name | à vous }},',
      'Hej {{ first_name | du }}!',
    )
    const back = { for: { type: 'segment', segment: 'silent-30-days', to: 'leave' } } as const
    const flow = drawFlow()
      .settings({ entry: 'again-after-leaving' })
      .trigger('segment-entered', { segment: 'silent-30-days' })
      .add('send-email', {
        subject: words('It has been a while', 'Cela fait un moment', 'Det var ett tag sedan'),
        body: `${greeting}\n\n${words('We have not seen you for some time. Is there anything we can help with?', 'Nous ne vous avons pas vu depuis quelque temps. Pouvons-nous vous aider ?', 'Vi har inte sett dig på ett tag. Kan vi hjälpa till med något?')}\n`,
      })
      .add('wait-for', { ...back, timeout: { days: 7 } }, 'first-wait')
      .from('first-wait', 'timed-out')
      .add('send-email', {
        subject: words('Shall we stay in touch?', 'Restons-nous en contact ?', 'Ska vi hålla kontakten?'),
        body: `${greeting}\n\n${words('If you would like to go on hearing from us, just come by. If not, we will leave you in peace.', 'Si vous souhaitez continuer à recevoir de nos nouvelles, passez nous voir. Sinon, nous vous laisserons tranquille.', 'Vill du fortsätta höra av oss, titta gärna in. Annars lämnar vi dig i fred.')}\n`,
      })
      .add('wait-for', { ...back, timeout: { days: 14 } }, 'last-wait')
      .from('last-wait', 'timed-out')
      .add('set-field', { field: 'contact.marketing_contact', to: { type: 'value', value: false } })
      .end(words('silent', 'silencieux', 'tyst'))
      .from('first-wait', 'happened')
      .alsoFrom('last-wait', 'happened')
      .end(words('back again', 'de retour', 'tillbaka'))
    return tidyFlow(flow.build())
  },
}

import type { Condition } from '@etape/conditions'
import { drawFlow } from '../document/draw-flow.ts'
import { tidyFlow } from '../document/tidy-flow.ts'
import { noNeeds, wordsIn, type FlowTemplate } from './flow-template.ts'

const happyCustomers: Condition = {
  all: [
    { fact: 'contact.stage', operator: 'equal', value: 'customer' },
    { fact: 'contact.score', operator: 'at-least', value: 80 },
    { fact: 'contact.subscribed', operator: 'equal', value: true },
  ],
}

export const evangelistProgramme: FlowTemplate = {
  id: 'evangelist-programme',
  name: { en: 'Evangelist programme', fr: 'Programme ambassadeurs', sv: 'Ambassadörsprogram' },
  description: {
    en: 'Asks happy customers to recommend you; who does becomes an evangelist and is thanked in person.',
    fr: 'Invite les clients satisfaits à vous recommander ; qui le fait devient ambassadeur et reçoit un merci personnel.',
    sv: 'Ber nöjda kunder att rekommendera er; den som gör det blir ambassadör och får ett personligt tack.',
  },
  needs: (language) => {
    const name = wordsIn(language)('Happy customers', 'Clients satisfaits', 'Nöjda kunder')
    return { ...noNeeds, segments: [{ id: 'happy-customers', name, condition: happyCustomers }] }
  },
  document: (language) => {
    const words = wordsIn(language)
    const flow = drawFlow()
      .trigger('segment-entered', { segment: 'happy-customers' })
      .add('wait', { for: { days: 1 } })
      .add('send-email', {
        subject: words(
          'Would you recommend us, {{ first_name | friend }}?',
          '{{ first_name | Bonjour }}, nous recommanderiez-vous ?',
          'Skulle du rekommendera oss, {{ first_name | vän }}?',
        ),
        body: words(
          'Hello {{ first_name | there }},\n\nYou know us well by now. Is there somebody you would tell about us?\n',
          'Bonjour {{ first_name | à vous }},\n\nVous nous connaissez bien à présent. Y a-t-il quelqu’un à qui vous parleriez de nous ?\n',
          'Hej {{ first_name | du }}!\n\nNu känner du oss väl. Finns det någon du skulle berätta om oss för?\n',
        ),
      })
      .add('wait-for', { for: { type: 'event', name: 'Referral made' }, timeout: { days: 30 } }, 'referral')
      .add('set-stage', { record: 'contact', stage: 'evangelist' })
      .add('create-task', {
        type: 'call',
        title: words(
          'Thank {{ first_name | the new evangelist }}',
          'Remercier {{ first_name | le nouvel ambassadeur }}',
          'Tacka {{ first_name | den nya ambassadören }}',
        ),
        due: { days: 3 },
        priority: 'normal',
        assignee: { type: 'owner' },
      })
      .end(words('evangelist', 'ambassadeur', 'ambassadör'))
      .from('referral', 'timed-out')
      .end(words('not now', 'pas maintenant', 'inte nu'))
    return tidyFlow(flow.build())
  },
}

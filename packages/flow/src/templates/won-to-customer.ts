import { drawFlow } from '../document/draw-flow.ts'
import { tidyFlow } from '../document/tidy-flow.ts'
import { noNeeds, wordsIn, type FlowTemplate } from './flow-template.ts'

export const wonToCustomer: FlowTemplate = {
  id: 'won-to-customer',
  name: { en: 'Won → Customer', fr: 'Gagnée → Client', sv: 'Vunnen → Kund' },
  description: {
    en: 'The first won deal makes contact and company customers, tells the owner and starts the welcome.',
    fr: 'La première transaction gagnée fait du contact et de son entreprise des clients, prévient le propriétaire et lance l’accueil.',
    sv: 'Den första vunna affären gör kontakten och företaget till kunder, meddelar ägaren och startar välkomnandet.',
  },
  needs: () => noNeeds,
  document: (language) => {
    const words = wordsIn(language)
    const flow = drawFlow()
      .trigger('deal-won', {})
      .add('set-stage', { record: 'contact', stage: 'customer' })
      .add('set-stage', { record: 'company', stage: 'customer' })
      .add('notify', {
        to: { type: 'owner' },
        title: words(
          '{{ first_name | A contact }} is a customer now',
          '{{ first_name | Un contact }} est maintenant client',
          '{{ first_name | En kontakt }} är nu kund',
        ),
      })
      .add('create-task', {
        type: 'call',
        title: words(
          'Welcome {{ first_name | the new customer }}',
          'Accueillir {{ first_name | le nouveau client }}',
          'Välkomna {{ first_name | den nya kunden }}',
        ),
        due: { days: 2 },
        priority: 'normal',
        assignee: { type: 'owner' },
      })
      .end(words('customer', 'client', 'kund'))
    return tidyFlow(flow.build())
  },
}

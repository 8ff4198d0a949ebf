import type { Field } from '@etape/conditions'
import { drawFlow } from '../document/draw-flow.ts'
import { tidyFlow } from '../document/tidy-flow.ts'
import { hasDeal, noNeeds, salesTeam, wordsIn, type FlowTemplate } from './flow-template.ts'

const industry: Field = {
  object: 'contact',
  key: 'industry',
  type: 'text',
  label: { en: 'Industry', fr: 'Secteur', sv: 'Bransch' },
  builtIn: false,
}

export const dealsAutomation: FlowTemplate = {
  id: 'deals-automation',
  name: { en: 'Deals automation', fr: 'Automatisation des transactions', sv: 'Automatiserade affärer' },
  description: {
    en: 'A booked meeting makes a sales qualified lead, tells the whole sales team, completes the company and opens a deal.',
    fr: 'Un rendez-vous pris crée un lead qualifié par les ventes, prévient toute l’équipe commerciale, complète l’entreprise et ouvre une transaction.',
    sv: 'Ett bokat möte ger ett säljkvalificerat lead, meddelar hela säljteamet, kompletterar företaget och öppnar en affär.',
  },
  needs: (language) => ({ ...noNeeds, teams: [salesTeam(wordsIn(language))], fields: [industry] }),
  document: (language) => {
    const words = wordsIn(language)
    const who = words('{{ first_name | A lead }}', '{{ first_name | Un lead }}', '{{ first_name | Ett lead }}')
    const booked = words('booked a meeting', 'a pris rendez-vous', 'har bokat ett möte')
    const of = words(
      'of {{ company.name | a company yet unknown }}',
      'de {{ company.name | une entreprise inconnue }}',
      'från {{ company.name | ett okänt företag }}',
    )
    const dealName = words(
      '{{ company.name | New deal }}',
      '{{ company.name | Nouvelle transaction }}',
      '{{ company.name | Ny affär }}',
    )
    const flow = drawFlow()
      .settings({ entry: 'again-after-leaving' })
      .trigger('meeting-booked', { when: { not: hasDeal('open') } })
      .add('set-stage', { record: 'contact', stage: 'sql' })
      .add('notify', {
        to: { type: 'team', team: 'sales' },
        title: `${who} ${booked}`,
        body: `${who} ${of} ${booked}.`,
        alsoByEmail: true,
      })
      .add('provide-company', { copy: ['contact.stage', 'contact.industry', 'contact.country'] })
      .add('create-deal', {
        name: dealName,
        stage: { pipeline: 'sales', stage: 'demo-scheduled' },
        owner: { type: 'owner' },
        withCompany: true,
      })
      .end(words('deal created', 'transaction créée', 'affär skapad'))
    return tidyFlow(flow.build())
  },
}

import type { Condition } from '@etape/conditions'
import { presetStatuses } from '@etape/crm'
import { drawFlow, type FlowDrawing } from '../document/draw-flow.ts'
import { tidyFlow } from '../document/tidy-flow.ts'
import { hasDeal, noNeeds, wordsIn, type FlowTemplate, type Words } from './flow-template.ts'

const fitsUs: Condition = {
  all: [
    { fact: 'contact.job_title', operator: 'is-set', value: null },
    { fact: 'company.size', operator: 'at-least', value: 10 },
  ],
}

export const b2bJourney: FlowTemplate = {
  id: 'b2b-buyer-journey',
  name: { en: 'B2B buyer journey', fr: 'Parcours d’achat B2B', sv: 'Köpresa för B2B' },
  description: {
    en: 'From the first download to the won deal: qualify, invite, call, negotiate, with stage and status kept up to date.',
    fr: 'Du premier téléchargement à la transaction gagnée : qualifier, inviter, appeler, négocier, étape et statut toujours à jour.',
    sv: 'Från första nedladdningen till vunnen affär: kvalificera, bjud in, ring, förhandla, med steg och status alltid aktuella.',
  },
  needs: (language) => {
    const name = wordsIn(language)(
      'Companies that fit us',
      'Entreprises qui nous correspondent',
      'Företag som passar oss',
    )
    const statuses = presetStatuses('negotiating', language).filter(({ id }) => id === 'lost' || id === 'done')
    return { ...noNeeds, statuses, segments: [{ id: 'fits-us', name, condition: fitsUs }] }
  },
  document: (language) => {
    const words = wordsIn(language)
    return tidyFlow(close(sell(invite(qualify(words), words), words), words).build())
  },
}

const qualify = (words: Words): FlowDrawing =>
  drawFlow()
    .trigger('event', { name: 'Lead magnet downloaded' })
    .add('set-stage', { record: 'contact', stage: 'lead' })
    .branch('qualified', { fact: 'segments', operator: 'in-segment', value: 'fits-us' })
    .named('qualified', words('Qualified?', 'Qualifié ?', 'Kvalificerad?'))
    .add('set-stage', { record: 'contact', stage: 'mql' })
    .add('set-status', { record: 'contact', status: 'new' })

const meeting = (days: number) => ({ for: { type: 'event', name: 'Meeting booked' }, timeout: { days } }) as const

const invite = (flow: FlowDrawing, words: Words): FlowDrawing =>
  flow
    .add('send-email', emailOf(words, 'invite'))
    .add('wait-for', meeting(3), 'after-invitation')
    .from('after-invitation', 'timed-out')
    .add('set-status', { record: 'contact', status: 'attempted' })
    .add('send-email', emailOf(words, 'again'))
    .add('wait-for', meeting(5), 'after-first-attempt')
    .from('after-first-attempt', 'timed-out')
    .add('send-email', emailOf(words, 'last'))
    .add('wait-for', meeting(7), 'after-second-attempt')

const sell = (flow: FlowDrawing, words: Words): FlowDrawing =>
  flow
    .alsoFrom('after-first-attempt', 'happened')
    .alsoFrom('after-invitation', 'happened')
    .add('set-stage', { record: 'contact', stage: 'sql' })
    .add('create-task', {
      type: 'call',
      title: words(
        'Call {{ first_name | the lead }}',
        'Appeler {{ first_name | le lead }}',
        'Ring {{ first_name | leadet }}',
      ),
      due: { days: 1 },
      priority: 'high',
      assignee: { type: 'owner' },
    })
    .add('wait-for', { for: { type: 'event', name: 'Call positive' }, timeout: { days: 30 } }, 'after-call')
    .add('set-stage', { record: 'contact', stage: 'opportunity' })
    .add('set-status', { record: 'contact', status: 'in-progress' })
    .add('create-deal', {
      name: words(
        '{{ company.name | New deal }}',
        '{{ company.name | Nouvelle transaction }}',
        '{{ company.name | Ny affär }}',
      ),
      stage: { pipeline: 'sales', stage: 'new-deal' },
      owner: { type: 'owner' },
      withCompany: true,
    })

const close = (flow: FlowDrawing, words: Words): FlowDrawing =>
  flow
    .add('wait-for', { for: { type: 'condition', when: hasDeal('won') }, timeout: { days: 180 } }, 'until-won')
    .add('set-stage', { record: 'contact', stage: 'customer' })
    .add('set-status', { record: 'contact', status: 'done' })
    .end(words('won', 'gagné', 'vunnen'))
    .from('until-won', 'timed-out')
    .alsoFrom('after-call', 'timed-out')
    .alsoFrom('after-second-attempt', 'timed-out')
    .alsoFrom('qualified', 'no')
    .add('set-status', { record: 'contact', status: 'lost' }, 'lost')
    .end(words('lost', 'perdu', 'förlorad'))

function emailOf(words: Words, which: 'invite' | 'again' | 'last'): { subject: string; body: string } {
  const greeting = words(
    'Hello {{ first_name | there }},',
    'Bonjour {{ first_name | à vous }},',
    'Hej {{ first_name | du }}!',
  )
  const emails = {
    invite: {
      subject: words('Shall we talk it over?', 'Et si nous en parlions ?', 'Ska vi prata om det?'),
      text: words(
        'Thank you for your interest. Choose a time that suits you, and we will show you how others like you work with us.',
        'Merci de votre intérêt. Choisissez un créneau qui vous convient, et nous vous montrerons comment d’autres travaillent avec nous.',
        'Tack för ditt intresse. Välj en tid som passar, så visar vi hur andra i din situation arbetar med oss.',
      ),
    },
    again: {
      subject: words('Still interested?', 'Toujours intéressé ?', 'Fortfarande intresserad?'),
      text: words(
        'My invitation may have drowned among other things. It still stands.',
        'Mon invitation s’est peut-être perdue parmi d’autres messages. Elle tient toujours.',
        'Min inbjudan kanske försvann i mängden. Den gäller fortfarande.',
      ),
    },
    last: {
      subject: words('One last time', 'Une dernière fois', 'En sista gång'),
      text: words(
        'I will not write again about this. If it becomes interesting later, you know where we are.',
        'Je ne vous écrirai plus à ce sujet. Si cela vous intéresse plus tard, vous savez où nous trouver.',
        'Jag skriver inte mer om detta. Blir det aktuellt senare vet du var vi finns.',
      ),
    },
  }
  const { subject, text } = emails[which]
  return { subject, body: `${greeting}\n\n${text}\n` }
}

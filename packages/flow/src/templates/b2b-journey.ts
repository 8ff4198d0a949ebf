import type { Condition } from '@etape/conditions'
import { presetStatuses } from '@etape/crm'
import { drawFlow, type FlowDrawing } from '../document/draw-flow.ts'
import { hasDeal, noNeeds, wordsIn, type FlowTemplate, type Words } from './flow-template.ts'
import { placeNodes, type Places } from './place-nodes.ts'

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
    return placeNodes(close(sell(invite(qualify(words), words), words), words).build(), places)
  },
}

/** The way to the won deal straight down; to its right what is tried on the way, and where contacts are given up. */
const places: Places = {
  'event-1': [0, 0],
  'set-stage-1': [0, 1],
  qualified: [0, 2],
  'give-up-1': [1, 3],
  'set-stage-2': [0, 3],
  'set-status-1': [0, 4],
  'send-email-1': [0, 5],
  'after-invitation': [0, 6],
  'set-status-2': [1, 7],
  'send-email-2': [1, 8],
  'after-first-attempt': [1, 9],
  'send-email-3': [2, 10],
  'after-second-attempt': [2, 11],
  'give-up-2': [3, 12],
  'set-stage-3': [0, 13],
  'create-task-1': [0, 14],
  'after-call': [0, 15],
  'give-up-3': [1, 16],
  'set-stage-4': [0, 16],
  'set-status-3': [0, 17],
  'create-deal-1': [0, 18],
  'until-won': [0, 19],
  'set-stage-5': [0, 20],
  'set-status-4': [0, 21],
  'end-1': [0, 22],
  lost: [1, 20],
  'end-2': [1, 21],
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
    .add('set-status', { record: 'contact', status: 'lost' }, 'lost')
    .end(words('lost', 'perdu', 'förlorad'))
    .from('qualified', 'no')
    .add('go-to', { node: 'lost' }, 'give-up-1')
    .from('after-second-attempt', 'timed-out')
    .add('go-to', { node: 'lost' }, 'give-up-2')
    .from('after-call', 'timed-out')
    .add('go-to', { node: 'lost' }, 'give-up-3')
    .named('give-up-1', words('Lost: does not fit', 'Perdu : ne correspond pas', 'Förlorad: passar inte'))
    .named('give-up-2', words('Lost: no meeting', 'Perdu : pas de rendez-vous', 'Förlorad: inget möte'))
    .named('give-up-3', words('Lost: no interest', 'Perdu : pas d’intérêt', 'Förlorad: inget intresse'))
    .named('lost', words('Lost', 'Perdu', 'Förlorad'))

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

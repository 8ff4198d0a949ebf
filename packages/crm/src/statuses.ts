import type { Language } from '@etape/conditions'
import type { Color, Label, Status } from './settings.ts'

interface Line {
  id: string
  color: Color
  label: Label
  definition: Label
}

const fresh: Line = {
  id: 'new',
  color: 'sky',
  label: { en: 'New', fr: 'Nouveau', sv: 'Ny' },
  definition: {
    en: 'Nobody has looked at it yet.',
    fr: 'Personne ne l’a encore regardé.',
    sv: 'Ingen har tittat på det än.',
  },
}
const open: Line = {
  id: 'open',
  color: 'cyan',
  label: { en: 'Open', fr: 'Ouvert', sv: 'Öppen' },
  definition: {
    en: 'Somebody in sales is responsible for it.',
    fr: 'Un commercial en est responsable.',
    sv: 'Någon i säljteamet ansvarar för det.',
  },
}
const inProgress: Line = {
  id: 'in-progress',
  color: 'teal',
  label: { en: 'In progress', fr: 'En cours', sv: 'Pågår' },
  definition: {
    en: 'Sales is in conversation with the lead.',
    fr: 'Les ventes échangent avec le lead.',
    sv: 'Sälj har en dialog med leadet.',
  },
}
const openDeal: Line = {
  id: 'open-deal',
  color: 'green',
  label: { en: 'Open deal', fr: 'Transaction ouverte', sv: 'Öppen affär' },
  definition: { en: 'A deal is under way.', fr: 'Une transaction est en cours.', sv: 'En affär är på gång.' },
}
const unqualified: Line = {
  id: 'unqualified',
  color: 'grey',
  label: { en: 'Unqualified', fr: 'Non qualifié', sv: 'Ej kvalificerad' },
  definition: {
    en: 'Will not buy, or is not somebody we sell to.',
    fr: 'N’achètera pas, ou ne fait pas partie de notre clientèle.',
    sv: 'Kommer inte att köpa, eller är ingen vi säljer till.',
  },
}
const attempted: Line = {
  id: 'attempted',
  color: 'amber',
  label: { en: 'Attempted to contact', fr: 'Tentative de contact', sv: 'Kontaktförsök gjort' },
  definition: {
    en: 'Tried to reach, without an answer so far.',
    fr: 'Nous avons tenté de joindre ce lead, sans réponse à ce jour.',
    sv: 'Vi har försökt nå leadet, hittills utan svar.',
  },
}
const connected: Line = {
  id: 'connected',
  color: 'green',
  label: { en: 'Connected', fr: 'Contact établi', sv: 'Kontakt etablerad' },
  definition: { en: 'Reached, and answered.', fr: 'Joint, et nous a répondu.', sv: 'Vi har nått fram och fått svar.' },
}
const badTiming: Line = {
  id: 'bad-timing',
  color: 'orange',
  label: { en: 'Bad timing', fr: 'Mauvais moment', sv: 'Fel tidpunkt' },
  definition: {
    en: 'Interested, but not now; to be taken up again later.',
    fr: 'Intéressé, mais pas maintenant ; à reprendre plus tard.',
    sv: 'Intresserad, men inte nu; tas upp igen senare.',
  },
}
const inNegotiation: Line = {
  id: 'in-negotiation',
  color: 'green',
  label: { en: 'In negotiation', fr: 'En négociation', sv: 'I förhandling' },
  definition: {
    en: 'Terms are being discussed.',
    fr: 'Les conditions sont en discussion.',
    sv: 'Villkoren diskuteras.',
  },
}
const lost: Line = {
  id: 'lost',
  color: 'rose',
  label: { en: 'Lost', fr: 'Perdu', sv: 'Förlorad' },
  definition: {
    en: 'Decided against us, or went silent.',
    fr: 'A renoncé, ou ne donne plus de nouvelles.',
    sv: 'Har tackat nej eller slutat svara.',
  },
}
const done: Line = {
  id: 'done',
  color: 'violet',
  label: { en: 'Done', fr: 'Terminé', sv: 'Klar' },
  definition: {
    en: 'Nothing is left for sales to do.',
    fr: 'Les ventes n’ont plus rien à faire.',
    sv: 'Sälj har inget kvar att göra.',
  },
}

const presets = {
  full: [fresh, open, inProgress, openDeal, unqualified, attempted, connected, badTiming],
  contacting: [unqualified, badTiming, attempted, connected, inProgress],
  negotiating: [fresh, attempted, inNegotiation, inProgress, lost, done],
}
export type StatusPreset = keyof typeof presets
export const statusPresets = Object.keys(presets) as StatusPreset[]

/** What Etape says of the statuses it brings. */
export const statusDefinitions: readonly Label[] = Object.values(presets).flatMap((lines) =>
  lines.map(({ definition }) => definition),
)

/** Lead statuses to start from; definitions are in `language`. */
export function presetStatuses(preset: StatusPreset, language: Language): readonly Status[] {
  return presets[preset].map((line, position) => ({ ...line, definition: line.definition[language], position }))
}

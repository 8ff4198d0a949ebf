import type { Language } from '@etape/conditions'
import type { Color, Label, Stage } from './settings.ts'

interface Rung {
  id: string
  label: Label
  definition: Label
}

const subscriber: Rung = {
  id: 'subscriber',
  label: { en: 'Subscriber', fr: 'Abonné', sv: 'Prenumerant' },
  definition: {
    en: 'Wants to hear from us, for instance by newsletter, and has shown no interest in buying yet.',
    fr: 'Souhaite avoir de nos nouvelles, par exemple par la newsletter, sans intention d’achat à ce jour.',
    sv: 'Vill höra av oss, till exempel genom nyhetsbrevet, men har ännu inte visat köpintresse.',
  },
}
const lead: Rung = {
  id: 'lead',
  label: { en: 'Lead', fr: 'Lead', sv: 'Lead' },
  definition: {
    en: 'Gave us contact details in return for something, such as a guide or a demo.',
    fr: 'A laissé ses coordonnées en échange de quelque chose, comme un guide ou une démo.',
    sv: 'Har lämnat sina kontaktuppgifter i utbyte mot något, till exempel en guide eller en demo.',
  },
}
const prospect: Rung = {
  id: 'prospect',
  label: { en: 'Prospect', fr: 'Prospect', sv: 'Prospekt' },
  definition: {
    en: 'A lead that matches the customers we look for.',
    fr: 'Un lead qui correspond aux clients que nous cherchons.',
    sv: 'Ett lead som liknar de kunder vi söker.',
  },
}
const user: Rung = {
  id: 'user',
  label: { en: 'User', fr: 'Utilisateur', sv: 'Användare' },
  definition: {
    en: 'Signed up for the product, free or on trial.',
    fr: 'S’est inscrit au produit, en version gratuite ou d’essai.',
    sv: 'Har registrerat sig för produkten, gratis eller på prov.',
  },
}
const mql: Rung = {
  id: 'mql',
  label: {
    en: 'Marketing qualified lead (MQL)',
    fr: 'Lead qualifié par le marketing (MQL)',
    sv: 'Marknadskvalificerat lead (MQL)',
  },
  definition: {
    en: 'Fits, and is interested enough for marketing to hand over to sales.',
    fr: 'Correspond à la cible et montre assez d’intérêt pour que le marketing le transmette aux ventes.',
    sv: 'Passar in och är så intresserat att marknad kan lämna över till sälj.',
  },
}
const pql: Rung = {
  id: 'pql',
  label: {
    en: 'Product qualified lead (PQL)',
    fr: 'Lead qualifié par le produit (PQL)',
    sv: 'Produktkvalificerat lead (PQL)',
  },
  definition: {
    en: 'A user whose use of the product shows that buying is near.',
    fr: 'Un utilisateur dont l’usage du produit annonce un achat prochain.',
    sv: 'En användare vars användning av produkten visar att ett köp är nära.',
  },
}
const sql: Rung = {
  id: 'sql',
  label: {
    en: 'Sales qualified lead (SQL)',
    fr: 'Lead qualifié par les ventes (SQL)',
    sv: 'Säljkvalificerat lead (SQL)',
  },
  definition: {
    en: 'Accepted by sales as a possible customer; somebody works on it.',
    fr: 'Accepté par les ventes comme client potentiel ; quelqu’un s’en occupe.',
    sv: 'Godkänt av sälj som möjlig kund; någon arbetar med det.',
  },
}
const opportunity: Rung = {
  id: 'opportunity',
  label: { en: 'Opportunity', fr: 'Opportunité', sv: 'Affärsmöjlighet' },
  definition: { en: 'Has an open deal.', fr: 'A une transaction ouverte.', sv: 'Har en öppen affär.' },
}
const customer: Rung = {
  id: 'customer',
  label: { en: 'Customer', fr: 'Client', sv: 'Kund' },
  definition: {
    en: 'Has bought: at least one deal is won.',
    fr: 'A acheté : au moins une transaction est gagnée.',
    sv: 'Har köpt: minst en affär är vunnen.',
  },
}
const evangelist: Rung = {
  id: 'evangelist',
  label: { en: 'Evangelist', fr: 'Ambassadeur', sv: 'Ambassadör' },
  definition: {
    en: 'A customer who recommends us to others.',
    fr: 'Un client qui nous recommande à d’autres.',
    sv: 'En kund som rekommenderar oss till andra.',
  },
}
const other: Rung = {
  id: 'other',
  label: { en: 'Other', fr: 'Autre', sv: 'Övrigt' },
  definition: {
    en: 'Fits no stage: suppliers, competitors, applicants. Stands beside the ladder, not on it.',
    fr: 'Ne correspond à aucune étape : fournisseurs, concurrents, candidats. Se tient à côté de l’échelle.',
    sv: 'Passar inte i något steg: leverantörer, konkurrenter, sökande. Står vid sidan av stegen.',
  },
}

const coldToHot: readonly Color[] = ['slate', 'sky', 'cyan', 'teal', 'green', 'amber', 'orange', 'rose']

/** Rungs coldest first, each with its colour. Fewer rungs than colours spread over them, ends included. */
function ladder(rungs: readonly Rung[], language: Language): readonly Stage[] {
  const ranked = rungs.map(({ id, label, definition }, rank): Stage => {
    const color = coldToHot[Math.round((rank * (coldToHot.length - 1)) / (rungs.length - 1))] ?? 'slate'
    return { id, label, color, definition: definition[language], criteria: null, rank, position: rank }
  })
  const beside = { id: other.id, label: other.label, definition: other.definition[language], color: 'grey' } as const
  return [...ranked, { ...beside, criteria: null, rank: null, position: rungs.length }]
}

const presets = {
  marketing: [subscriber, lead, mql, sql, opportunity, customer, evangelist],
  product: [lead, prospect, user, pql, sql, opportunity, customer, evangelist],
}
export type StagePreset = keyof typeof presets
export const stagePresets = Object.keys(presets) as StagePreset[]

/** What Etape says of the stages it brings. */
export const stageDefinitions: readonly Label[] = [...Object.values(presets).flat(), other].map(
  ({ definition }) => definition,
)

/** Lifecycle stages to start from, with Other beside the ladder; definitions are in `language`. */
export function presetStages(preset: StagePreset, language: Language): readonly Stage[] {
  return ladder(presets[preset], language)
}

/** Place on the ladder; `null` for a stage off it, and for one that does not exist. */
export function rankOf(stages: readonly Stage[], id: unknown): number | null {
  return stages.find((stage) => stage.id === id)?.rank ?? null
}

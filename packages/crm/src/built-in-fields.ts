import type { Field, FieldObject, FieldType } from '@etape/conditions'

type Words = readonly [en: string, fr: string, sv: string]
type Line = readonly [key: string, type: FieldType, ...Words]

const stageLines: readonly Line[] = [
  ['stage', 'choice', 'Lifecycle stage', 'Étape du cycle de vie', 'Livscykelsteg'],
  ['status', 'choice', 'Lead status', 'Statut du lead', 'Leadstatus'],
  ['furthest_stage', 'choice', 'Furthest stage', 'Étape la plus avancée', 'Längst nådda steg'],
  ['stage_since', 'date-time', 'In this stage since', 'À cette étape depuis', 'I detta steg sedan'],
  ['status_since', 'date-time', 'In this status since', 'À ce statut depuis', 'I denna status sedan'],
]

const timeLines: readonly Line[] = [
  ['created_at', 'date-time', 'Created', 'Créé le', 'Skapad'],
  ['updated_at', 'date-time', 'Last changed', 'Dernière modification', 'Senast ändrad'],
]

const contactLines: readonly Line[] = [
  ['email', 'email', 'E-mail', 'E-mail', 'E-post'],
  ['first_name', 'text', 'First name', 'Prénom', 'Förnamn'],
  ['last_name', 'text', 'Last name', 'Nom', 'Efternamn'],
  ['phone', 'phone', 'Phone', 'Téléphone', 'Telefon'],
  ['job_title', 'text', 'Job title', 'Fonction', 'Titel'],
  ['country', 'text', 'Country', 'Pays', 'Land'],
  ['city', 'text', 'City', 'Ville', 'Ort'],
  ['language', 'text', 'Language', 'Langue', 'Språk'],
  ['time_zone', 'text', 'Time zone', 'Fuseau horaire', 'Tidszon'],
  ['owner', 'choice', 'Owner', 'Propriétaire', 'Ägare'],
  ['source', 'text', 'Source', 'Source', 'Källa'],
  ['score', 'number', 'Score', 'Score', 'Poäng'],
  ...stageLines,
  ['subscribed', 'boolean', 'Subscribed', 'Abonné', 'Prenumererar'],
  ['marketing_contact', 'boolean', 'Marketing contact', 'Contact marketing', 'Marknadsföringskontakt'],
  ['external_id', 'text', 'External id', 'Identifiant externe', 'Externt id'],
  ...timeLines,
  ['last_seen_at', 'date-time', 'Last seen', 'Dernière activité', 'Senast aktiv'],
]

const companyLines: readonly Line[] = [
  ['name', 'text', 'Name', 'Nom', 'Namn'],
  ['domain', 'text', 'Domain', 'Domaine', 'Domän'],
  ['industry', 'text', 'Industry', 'Secteur', 'Bransch'],
  ['country', 'text', 'Country', 'Pays', 'Land'],
  ['size', 'number', 'Employees', 'Effectif', 'Anställda'],
  ['owner', 'choice', 'Owner', 'Propriétaire', 'Ägare'],
  ...stageLines,
  ...timeLines,
]

const dealLines: readonly Line[] = [
  ['name', 'text', 'Name', 'Nom', 'Namn'],
  ['pipeline', 'choice', 'Pipeline', 'Pipeline', 'Pipeline'],
  ['stage', 'choice', 'Deal stage', 'Étape de la transaction', 'Affärssteg'],
  ['type', 'choice', 'Open, won or lost', 'Ouverte, gagnée ou perdue', 'Öppen, vunnen eller förlorad'],
  ['amount', 'number', 'Amount', 'Montant', 'Belopp'],
  ['currency', 'text', 'Currency', 'Devise', 'Valuta'],
  ['close_date', 'date', 'Close date', 'Date de clôture', 'Avslutsdatum'],
  ['owner', 'choice', 'Owner', 'Propriétaire', 'Ägare'],
  ['stage_since', 'date-time', 'In this stage since', 'À cette étape depuis', 'I detta steg sedan'],
  ...timeLines,
]

const keptByEtape: ReadonlySet<string> = new Set([
  'contact.furthest_stage', 'contact.stage_since', 'contact.status_since', 'contact.created_at', 'contact.updated_at',
  'contact.last_seen_at', 'company.furthest_stage', 'company.stage_since', 'company.status_since', 'company.created_at',
  'company.updated_at', 'deal.type', 'deal.stage_since', 'deal.created_at', 'deal.updated_at',
]) // prettier-ignore

const fieldsOf = (object: FieldObject, lines: readonly Line[]): Field[] =>
  lines.map(([key, type, en, fr, sv]) => ({
    object,
    key,
    type,
    label: { en, fr, sv },
    builtIn: true,
    ...(keptByEtape.has(`${object}.${key}`) && { readOnly: true }),
  }))

/** The fields that come with the product, in the order they are shown. Choices are filled in by `buildCatalog`. */
export const builtInFields: readonly Field[] = [
  ...fieldsOf('contact', contactLines),
  ...fieldsOf('company', companyLines),
  ...fieldsOf('deal', dealLines),
]

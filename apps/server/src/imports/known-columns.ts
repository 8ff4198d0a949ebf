import type { ColumnMapping, ImportObject } from './import-plan.ts'

type Known = Pick<ColumnMapping, 'to' | 'negate'>

const field = (key: string): Known => ({ to: { type: 'field', field: key } })
const negated = (key: string): Known => ({ ...field(key), negate: true })
const link = (to: 'company' | 'contact', by: 'name' | 'domain' | 'email' | 'external_id'): Known => ({
  to: { type: 'link', to, by },
})
const skip: Known = { to: { type: 'skip' } }

const named = (known: Known, names: string): [string, Known][] => names.split(', ').map((name) => [name, known])

/** What columns are commonly called, HubSpot's exports included, in lower case and letters only. */
const contactColumns = new Map<string, Known>([
  ...named(field('email'), 'email, emailaddress, mail, email1, courriel, adresseemail, epost, epostadress'),
  ...named(field('first_name'), 'firstname, givenname, prenom, fornamn'),
  ...named(field('last_name'), 'lastname, surname, familyname, nomdefamille, efternamn'),
  ...named(field('phone'), 'phone, phonenumber, telephone, mobilephonenumber, mobile, telefon'),
  ...named(field('job_title'), 'jobtitle, fonction, poste, titel'),
  ...named(field('country'), 'country, countryregion, pays, land'),
  ...named(field('city'), 'city, ville, stad, ort'),
  ...named(field('language'), 'language, preferredlanguage, langue, sprak'),
  ...named(field('time_zone'), 'timezone, fuseauhoraire, tidszon'),
  ...named(field('external_id'), 'externalid, recordid, contactid, prospectid, leadid, userid, customerid'),
  ...named(field('stage'), 'lifecyclestage, livscykelsteg, etapeducycledevie'),
  ...named(field('status'), 'leadstatus, statutdulead'),
  ...named(field('score'), 'score, hubspotscore, leadscore'),
  ...named(field('subscribed'), 'subscribed, optin, newsletter, abonne, prenumererar'),
  ...named(negated('subscribed'), 'donotemail, unsubscribed, optout, optedout, unsubscribedfromallemail, emailoptout'),
  ...named(field('marketing_contact'), 'marketingcontact, marketingcontactstatus'),
  ...named(
    link('company', 'name'),
    'company, companyname, associatedcompany, organisation, organization, entreprise, foretag',
  ),
  ...named(link('company', 'domain'), 'companydomain, companydomainname, domain'),
  ...named(skip, 'createdate, createdat, lastmodifieddate, lastactivitydate, contactowner, associatedcompanyids'),
])

const companyColumns = new Map<string, Known>([
  ...named(field('name'), 'name, companyname, company, account, accountname, nom, namn'),
  ...named(field('domain'), 'domain, companydomain, companydomainname, website, websiteurl, domaine, doman'),
  ...named(field('industry'), 'industry, sector, secteur, bransch'),
  ...named(field('country'), 'country, countryregion, officelocation, pays, land'),
  ...named(field('size'), 'size, employees, numberofemployees, headcount, effectif, anstallda'),
  ...named(field('stage'), 'lifecyclestage'),
  ...named(field('status'), 'leadstatus'),
  ...named(skip, 'createdate, createdat, lastmodifieddate, companyowner'),
])

const dealColumns = new Map<string, Known>([
  ...named(field('name'), 'name, dealname, deal, opportunity, opportunityname, nom, namn'),
  ...named(field('pipeline'), 'pipeline'),
  ...named(field('stage'), 'stage, dealstage, opportunitystage'),
  ...named(field('amount'), 'amount, value, dealvalue, closevalue, montant, belopp'),
  ...named(field('currency'), 'currency, devise, valuta'),
  ...named(field('close_date'), 'closedate, closingdate, expectedclosedate'),
  ...named(link('company', 'name'), 'company, companyname, account, accountname, associatedcompany'),
  ...named(link('contact', 'email'), 'contactemail, email, associatedcontact'),
  ...named(skip, 'createdate, createdat, lastmodifieddate, dealowner'),
])

const dealKeys: ReadonlySet<string> = new Set(['dealid', 'opportunityid', 'externalid', 'recordid'])

const byObject: Readonly<Record<ImportObject, ReadonlyMap<string, Known>>> = {
  contact: contactColumns,
  company: companyColumns,
  deal: dealColumns,
}

/** What a column of this name most likely is. */
export function knownColumn(object: ImportObject, name: string): Known | undefined {
  return byObject[object].get(lettersOf(name))
}

/** Whether a column of a deals file names the deal in the system it comes from. */
export const isDealKey = (name: string): boolean => dealKeys.has(lettersOf(name))

const lettersOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

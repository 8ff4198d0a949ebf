import type { Chance } from './chance.ts'
import { industries, jobTitles, lands, slugOf, sources, type Land } from './names.ts'

export interface DemoCompany {
  name: string
  domain: string
  industry: string
  country: string
  size: number
  tier: 'A' | 'B' | 'C'
}

export interface DemoContact {
  /** Stands in their `external_id`. */
  key: string
  firstName: string
  lastName: string
  email: string | null
  jobTitle: string | null
  company: DemoCompany
  land: Land
  city: string
  source: string
  owner: DemoPerson
  subscribed: boolean
}

/** Who works here, by what they do. */
export type DemoPerson = 'admin' | 'marketer' | 'seller'

export interface Cast {
  companies: readonly DemoCompany[]
  contacts: readonly DemoContact[]
}

const contactCount = 500
const sizes = [4, 6, 8, 14, 25, 40, 75, 120, 260, 480] as const

/** Everybody in the demo, before anything happens. */
export function castFrom(chance: Chance): Cast {
  const housed = lands.flatMap((land) =>
    land.companies.map((name) => ({ land, company: companyOf(name, land, chance) })),
  )
  const contacts = Array.from({ length: contactCount }, (_, index) => {
    const { land, company } = chance.pick(housed)
    return contactOf(index + 1, { land, company }, chance)
  })
  return { companies: housed.map(({ company }) => company), contacts }
}

function companyOf(name: string, { country }: Land, chance: Chance): DemoCompany {
  const size = chance.pick(sizes)
  const tier = tierOf(size)
  return { name, domain: `${slugOf(name)}.example`, industry: chance.pick(industries), country, size, tier }
}

function contactOf(
  number: number,
  { land, company }: { land: Land; company: DemoCompany },
  chance: Chance,
): DemoContact {
  const firstName = chance.pick(land.first)
  const lastName = chance.pick(land.last)
  const address = `${slugOf(firstName)}.${slugOf(lastName)}${number}@${company.domain}`
  return {
    key: `demo-${number}`,
    firstName,
    lastName,
    email: chance.happens(0.97) ? address : null,
    jobTitle: chance.happens(0.85) ? chance.pick(jobTitles) : null,
    company,
    land,
    city: chance.pick(land.city),
    source: chance.pick(sources),
    owner: chance.pick(['admin', 'seller', 'seller', 'marketer']),
    subscribed: chance.happens(0.9),
  }
}

/** Whether the buyer journey will find that they fit. */
export const fits = ({ jobTitle, email, company }: DemoContact): boolean =>
  jobTitle !== null && email !== null && company.size >= 10

function tierOf(size: number): DemoCompany['tier'] {
  if (size >= 120) return 'A'
  return size >= 25 ? 'B' : 'C'
}

import { describe, expect, test } from 'vitest'
import type { Effect } from '../kit/outcome.ts'
import type { InputContent } from './input.ts'
import { takeTurn } from './take-turn.ts'
import { aCompany, aState, aWorld, byApi, inputs, T0, turnSettings, wrote } from './testing/a-world.ts'
import { carryOut } from './testing/carry-out.ts'
import type { CompanyBox, ContactState, Turn } from './turn.ts'

const take = (state: ContactState, ...contents: InputContent[]) => {
  const world = aWorld({ segments: { acme: { fact: 'company.name', operator: 'equal', value: 'Acme' } } })
  return takeTurn({ ...state, inputs: inputs(...contents) }, world, turnSettings(world))
}
const belongsTo = (companyId: number | null) => ({ ...wrote({}), companyId }) as InputContent
const box = (id: number, name: string, fields = {}): CompanyBox => ({
  current: { id, version: 1, fields: { name, ...fields } },
})
const moves = ({ changes }: Turn) => changes.filter(({ field }) => field === 'company')
const provide = (name: string | null, domain: string | null, fields = {}): Effect => ({
  type: 'provide-company',
  name,
  domain,
  fields,
})

describe('a contact that moves to another company', () => {
  const known = { ...aState({}, { company: aCompany() }), turnedAt: T0 }

  test('has it on its timeline, by the names of both', async () => {
    const turn = await take({ ...known, company: box(7, 'Other'), companyName: 'Acme' }, belongsTo(7))
    expect(moves(turn)).toEqual([
      {
        id: 1000, record: 'contact', recordId: 1, contactId: 1, field: 'company', before: 'Acme', after: 'Other',
        outcome: 'accepted', rule: null, cause: byApi, at: T0,
      },
    ]) // prettier-ignore
    expect(turn.contact).toMatchObject({ version: 2, companyId: 7 })
  })

  test('or to none, and leaves its segments', async () => {
    const turn = await take({ ...known, segments: new Map([['acme', T0]]) }, belongsTo(null))
    expect(moves(turn).map(({ before, after }) => [before, after])).toEqual([['Acme', null]])
    expect([turn.contact?.companyId, turn.memberships.map(({ moved }) => moved)]).toEqual([null, ['left']])
  })

  test('stays where it is told to be where it is', async () => {
    const turn = await take(known, belongsTo(9))
    expect([turn.contact, turn.changes]).toEqual([null, []])
  })

  test('is in one that is not at hand by its id alone', async () => {
    const turn = await take({ ...aState(), turnedAt: T0 }, belongsTo(5))
    expect([turn.contact?.companyId, turn.companies, turn.changes]).toEqual([5, [], []])
  })

  test('begins in its company when it is new: that is no move', async () => {
    const state = { ...aState(), company: box(7, 'Acme'), turnedAt: null }
    const turn = await take(state, { ...wrote({}), created: 'api', companyId: 7 } as InputContent)
    expect([turn.contact?.companyId, moves(turn)]).toEqual([7, []])
  })
})

describe('a contact that joins by its domain', () => {
  test('makes a company with that name and domain, when there is none', async () => {
    const companiesByDomain = new Map<string, CompanyBox>()
    const turn = await take({ ...aState({}, { companiesByDomain }), turnedAt: T0 }, wrote({ email: 'a@acme.test' }))
    expect(turn.companies).toEqual([
      {
        created: true,
        company: { id: 1000, version: 1, fields: { name: 'acme.test', domain: 'acme.test', created_at: T0, updated_at: T0 } },
      },
    ]) // prettier-ignore
    expect(companiesByDomain.get('acme.test')?.current.id).toBe(1000)
    expect(moves(turn).map(({ before, after }) => [before, after])).toEqual([[null, 'acme.test']])
  })

  test('stays in the company it has', async () => {
    const companiesByDomain = new Map([['acme.test', box(7, 'Other')]])
    const turn = await take(aState({}, { company: aCompany(), companiesByDomain }), wrote({ email: 'a@acme.test' }))
    expect(turn.contact?.companyId).toBe(9)
  })
})

describe('a step that provides a company', () => {
  test('makes it with what is known, and knows it by name and domain from then on', async () => {
    const [companiesByDomain, companiesByName] = [new Map<string, CompanyBox>(), new Map<string, CompanyBox>()]
    const { turn } = await carryOut(
      [provide(' Acme ', ' ACME.test ')],
      aState({}, { companiesByDomain, companiesByName }),
    )
    expect(turn.companies).toEqual([
      { created: true, company: { id: 1000, version: 1, fields: { name: 'Acme', domain: 'acme.test', created_at: T0, updated_at: T0 } } },
    ]) // prettier-ignore
    expect([[...companiesByDomain.keys()], [...companiesByName.keys()]]).toEqual([['acme.test'], ['Acme']])
    expect(companiesByDomain.get('acme.test')).toBe(companiesByName.get('Acme'))
  })

  test('calls it by its domain when it has no name, and keeps no domain when it has none', async () => {
    const fieldsOf = async (...given: [string | null, string | null]) => (await carryOut([provide(...given)])).turn.companies[0]?.company.fields
    expect(await fieldsOf(null, 'acme.test')).toMatchObject({ name: 'acme.test', domain: 'acme.test' })
    expect(await fieldsOf('Acme', ' ')).toMatchObject({ name: 'Acme', domain: null })
  }) // prettier-ignore

  test('goes by the domain before the name', async () => {
    const state = aState({}, { companiesByDomain: new Map([['acme.test', box(7, 'A')]]), companiesByName: new Map([['Acme', box(8, 'B')]]) })
    expect((await carryOut([provide('Acme', 'acme.test')], state)).after.contact.companyId).toBe(7)
    const byName = aState({}, { companiesByDomain: new Map(), companiesByName: new Map([['Acme', box(8, 'B')]]) })
    const { turn, after } = await carryOut([provide('Acme', 'acme.test')], byName)
    expect([after.contact.companyId, turn.companies]).toMatchObject([8, [{ created: false, company: { fields: { name: 'B', domain: 'acme.test' } } }]])
  }) // prettier-ignore

  test('writes nothing after a value that another company has', async () => {
    const state = aState({}, { company: aCompany({ domain: 'acme.test' }) })
    const { turn, note } = await carryOut([provide('Other', 'other.test', { industry: 'Steel' })], state)
    expect(turn.companies[0]?.company.fields).toMatchObject({ name: 'Acme', domain: 'acme.test', industry: 'Steel' })
    expect(note).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import type { InputContent } from './input.ts'
import { aState, aWorld, byApi, T0 } from './testing/a-world.ts'
import { take } from './testing/take.ts'
import type { ContactState } from './turn.ts'

describe('new contacts', () => {
  const created = (fields: Record<string, string>): InputContent => ({
    type: 'record', created: 'form', fields, allowBackward: false, cause: byApi, runFlows: true,
  }) // prettier-ignore

  test('get the defaults of their source, and a history of stage and status only', async () => {
    const turn = await take(aWorld({}), aState(), created({ email: 'a@gmail.com', first_name: 'Åsa' }))
    expect(turn.contact?.fields).toEqual({
      created_at: T0, updated_at: T0, email: 'a@gmail.com', first_name: 'Åsa', source: 'form',
      stage: 'lead', furthest_stage: 'lead', stage_since: T0, status: 'new', status_since: T0,
    }) // prettier-ignore
    expect(turn.changes.map(({ field, cause }) => [field, cause])).toEqual([
      ['stage', { by: 'creation', source: 'form' }],
      ['status', { by: 'creation', source: 'form' }],
    ])
  })

  test('every segment is looked at, also those of what is not set', async () => {
    const world = aWorld({
      segments: { nameless: { fact: 'contact.first_name', operator: 'is-not-set', value: null } },
    })
    expect((await take(world, aState(), created({ email: 'a@b.se' }))).memberships).toHaveLength(1)
  })

  test('join the company of their domain', async () => {
    const box = { current: { id: 7, version: 1, fields: { name: 'Acme', domain: 'acme.se', stage: 'customer' } } }
    const turn = await take(
      aWorld({}),
      aState({}, { companiesByDomain: new Map([['acme.se', box]]) }),
      created({ email: 'a@acme.se' }),
    )
    expect(turn.contact).toMatchObject({ companyId: 7, fields: { stage: 'customer' } })
    expect(turn.companies).toEqual([])
  })

  test('make that company when there is none, once for a whole batch', async () => {
    const companiesByDomain: NonNullable<ContactState['companiesByDomain']> = new Map()
    const turn = await take(aWorld({}), aState({}, { companiesByDomain }), created({ email: 'a@acme.se' }))
    expect(turn.companies).toMatchObject([
      { created: true, company: { id: 1000, fields: { name: 'acme.se', domain: 'acme.se', stage: 'lead' } } },
    ])
    const second = await take(aWorld({}), aState({}, { companiesByDomain }), created({ email: 'b@acme.se' }))
    expect(second).toMatchObject({ contact: { companyId: 1000 }, companies: [] })
  })

  test('join nobody with a free-mail address, nor without domains to look in', async () => {
    const turn = await take(aWorld({}), aState({}, { companiesByDomain: new Map() }), created({ email: 'a@gmail.com' }))
    expect(turn.contact?.companyId).toBeNull()
    expect((await take(aWorld({}), aState(), created({ email: 'a@acme.se' }))).contact?.companyId).toBeNull()
  })
})

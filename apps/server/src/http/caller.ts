import { roles, type Access, type Role } from '@etape/contract'
import type { Cause } from '@etape/crm'
import type { Clock } from '../clock.ts'
import { Refusal } from './refusal.ts'

/** Somebody signed in. */
export interface Person {
  type: 'person'
  id: string
  name: string
  email: string
  role: Role
  team: string | null
  language: string | null
}

/** A program with a key of its own. `id` is the key's. */
export interface KeyHolder {
  type: 'api-key' | 'write-key'
  id: string
  name: string
  role: Role
}

export interface Anonymous {
  type: 'anonymous'
}

export type Caller = Person | KeyHolder | Anonymous

/** Who can reach a handler, by what its route asks for. */
export type CallerWith<A extends Access> = A extends 'public'
  ? Caller
  : A extends 'write-key'
    ? KeyHolder
    : Person | KeyHolder

/** Throws a refusal for a caller who may not. */
export function checkAccess(access: Access, caller: Caller): void {
  if (access === 'public') return
  if (access === 'write-key') {
    if (caller.type !== 'write-key') throw new Refusal('key/unknown')
    return
  }
  if (caller.type === 'anonymous' || caller.type === 'write-key') throw new Refusal('session/none')
  if (roles.indexOf(caller.role) < roles.indexOf(access)) throw new Refusal('session/role-too-weak')
}

/** How what a caller did is remembered. */
export function causeOf(caller: Person | KeyHolder): Cause {
  return caller.type === 'person'
    ? { by: 'person', user: caller.id, name: caller.name }
    : { by: 'api', key: caller.id, name: caller.name }
}

/** The person behind a call; programs have no inbox, password or language. */
export function personOf(caller: Person | KeyHolder): Person {
  if (caller.type === 'person') return caller
  throw new Refusal('session/none', { detail: 'This is for people who signed in; a key is no person.' })
}

/** Whose name stands on what a caller saved, and when. */
export const authorOf = (caller: Person | KeyHolder, { clock }: { clock: Clock }) => ({
  by: caller.name,
  at: clock.now(),
})

import type { ResponseOf, RouteName, Routes } from '@etape/contract'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { CallerWith } from './caller.ts'

type Out<T> = T extends z.ZodType ? z.output<T> : undefined
type Part<N extends RouteName, K extends 'params' | 'query' | 'body'> =
  Routes[N] extends Record<K, infer S> ? { [P in K]: Out<S> } : unknown

/** What a handler gets: the parts of the request as the contract has them, and who asks. */
export type Asked<N extends RouteName> = Part<N, 'params'> &
  Part<N, 'query'> &
  Part<N, 'body'> & {
    caller: CallerWith<Routes[N]['access']>
    headers: Headers
    /** Where it came from, for limits only. */
    address: string
    setCookies(cookies: readonly string[]): void
    /** The body as it arrives, for routes that take a file. */
    upload: Readable
  }

export type Handler<N extends RouteName> = (asked: Asked<N>) => Promise<ResponseOf<N>>
export type Handlers<N extends RouteName = RouteName> = { readonly [K in N]: Handler<K> }

import type { RequestOf, ResponseOf, RouteName } from '@etape/contract'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { client } from './client.ts'
import type { Listing } from './listing.ts'
import { readAgain, type Topic } from './topics.ts'

/** Under which key an answer is kept: the route and what it was called with. */
export const keyOf = <N extends RouteName>(name: N, request: RequestOf<N>) => [name, request] as const

const readingOf = <N extends RouteName>(name: N, request: RequestOf<N>) => ({
  queryKey: keyOf(name, request),
  queryFn: ({ signal }: { signal: AbortSignal }) => client[name](request, signal),
})

/** Reads a route before anything on screen asks for it. Never rejects: whoever shows the answer meets the problem. */
export function readAhead<N extends RouteName>(queries: QueryClient, name: N, request: RequestOf<N>): Promise<void> {
  return queries.prefetchQuery(readingOf(name, request))
}

export interface ReadOptions {
  enabled?: boolean
  /** How long an answer counts as fresh. */
  staleTimeMs?: number
  /** Ask again every so often, besides what the stream says. */
  pollMs?: number
  /** Shows the last answer while the next one, for another request, is on its way. */
  keepsLast?: boolean
}

/** Reads a route of the contract: `useRead('readContact', { params: { id } })`. */
export function useRead<N extends RouteName>(
  name: N,
  request: RequestOf<N>,
  { enabled = true, staleTimeMs, pollMs, keepsLast }: ReadOptions = {},
): UseQueryResult<ResponseOf<N>> {
  return useQuery<ResponseOf<N>>({
    ...readingOf(name, request),
    enabled,
    ...(staleTimeMs !== undefined && { staleTime: staleTimeMs }),
    ...(pollMs !== undefined && { refetchInterval: pollMs }),
    ...(keepsLast && { placeholderData: keepPreviousData }),
  })
}

export interface WriteOptions<N extends RouteName> {
  /** What the write changes: readings of these topics are taken again. */
  invalidates?: readonly Topic[]
  onDone?: (answer: ResponseOf<N>, request: RequestOf<N>) => void
  /** Instead of the message in the corner that says what went wrong. */
  onFailed?: (error: Error, request: RequestOf<N>) => void
}

/** Writes through a route of the contract: `useWrite('updateContact', { invalidates: ['contact'] })`. */
export function useWrite<N extends RouteName>(
  name: N,
  { invalidates = [], onDone, onFailed }: WriteOptions<N> = {},
): UseMutationResult<ResponseOf<N>, Error, RequestOf<N>> {
  const queries = useQueryClient()
  return useMutation<ResponseOf<N>, Error, RequestOf<N>>({
    mutationFn: (request) => client[name](request),
    onSuccess: (answer, request) => {
      void readAgain(queries, invalidates)
      onDone?.(answer, request)
    },
    ...(onFailed && { onError: onFailed, meta: { saysOwnProblem: true } }),
  })
}

type Paged<Row> = { rows: Row[]; next: string | null; total: number | null }
/** Routes that answer page by page. */
export type PagedRoute = { [N in RouteName]: ResponseOf<N> extends Paged<unknown> ? N : never }[RouteName]
export type RowOf<N extends RouteName> = ResponseOf<N> extends { rows: (infer Row)[] } ? Row : never

/** Reads a paged route as one growing list: `usePages('listContacts', { query })`. */
export function usePages<N extends PagedRoute>(
  name: N,
  request: RequestOf<N>,
  { enabled = true }: Pick<ReadOptions, 'enabled'> = {},
): Listing<RowOf<N>> {
  const pages = useInfiniteQuery({
    queryKey: keyOf(name, request),
    queryFn: ({ pageParam, signal }) =>
      client[name](withCursor(request, pageParam), signal) as Promise<Paged<RowOf<N>>>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows), [pages.data])
  return {
    rows,
    total: pages.data?.pages[0]?.total ?? null,
    error: rows ? null : pages.error,
    retry: () => void pages.refetch(),
    isStale: pages.isPlaceholderData,
    more: pages.hasNextPage ? { load: () => void pages.fetchNextPage(), isLoading: pages.isFetchingNextPage } : null,
  }
}

function withCursor<N extends PagedRoute>(request: RequestOf<N>, cursor: string | null): RequestOf<N> {
  if (cursor === null) return request
  const { query = {}, ...rest } = request as { query?: Record<string, unknown> }
  return { ...rest, query: { ...query, cursor } } as RequestOf<N>
}

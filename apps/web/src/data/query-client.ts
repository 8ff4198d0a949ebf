import { ApiError } from '@etape/contract'
import { MutationCache, QueryClient } from '@tanstack/react-query'
import { showProblem } from './problem-toast.tsx'

const maxRetries = 2
const retryAfterMs = 500

/** A refusal stays one however often it is asked; only a failed connection or server is worth another try. */
function isWorthRetrying(failures: number, error: Error): boolean {
  if (error instanceof ApiError && error.document.status < 500) return false
  return failures < maxRetries
}

/** A write that failed says so in the corner, unless its page says it in a better place. */
const mutationCache = new MutationCache({
  onError: (error, _request, _context, mutation) => {
    if (mutation.meta?.['saysOwnProblem'] !== true) showProblem(error)
  },
})

export const queryClient = new QueryClient({
  mutationCache,
  defaultOptions: {
    queries: {
      retry: isWorthRetrying,
      retryDelay: (failures) => (failures + 1) * retryAfterMs,
      staleTime: 15_000,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

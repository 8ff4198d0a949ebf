import { ApiError } from '@etape/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { CommandPalette } from '../commands/command-palette.tsx'
import { useRead } from '../data/queries.ts'
import { onSessionEnd } from '../data/session-end.ts'
import { SessionContext } from '../data/session.ts'
import { followChanges } from '../data/stream.ts'
import { speak } from '../text/catalogues.ts'
import { hasChosenLanguage } from '../text/languages.ts'
import { FailedState } from '../ui/states.tsx'
import { Starting } from './starting.tsx'

/** Lets those in who are signed in; sends the others to sign in and back to where they wanted to go. */
export function SignedIn() {
  const session = useRead('readSession', {}, { staleTimeMs: 300_000 })
  const { pathname, search } = useLocation()
  useSignOutWhenSessionEnds()
  useAccountLanguage(session.data?.language ?? null)
  useLiveChanges(session.data !== undefined)

  if (isNobody(session.error)) return <Navigate to={signInAddress(pathname + search)} replace />
  if (session.data) {
    return (
      <SessionContext value={session.data}>
        <Outlet />
        <CommandPalette />
      </SessionContext>
    )
  }
  if (session.error) return <FailedState error={session.error} onRetry={() => void session.refetch()} />
  return <Starting />
}

const isNobody = (error: Error | null): boolean => error instanceof ApiError && error.document.status === 401

function signInAddress(wanted: string): string {
  return wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`
}

function useSignOutWhenSessionEnds() {
  const queries = useQueryClient()
  useEffect(
    () => onSessionEnd(() => void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] === 'readSession' })),
    [queries],
  )
}

/** The account's language counts until somebody chooses another on this device. */
function useAccountLanguage(language: 'en' | 'fr' | 'sv' | null) {
  useEffect(() => {
    if (language && !hasChosenLanguage()) void speak(language)
  }, [language])
}

function useLiveChanges(isSignedIn: boolean) {
  const queries = useQueryClient()
  useEffect(() => (isSignedIn ? followChanges(queries) : undefined), [isSignedIn, queries])
}

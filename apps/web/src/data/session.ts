import type { ResponseOf, Role } from '@etape/contract'
import { roles } from '@etape/contract'
import { createContext, use } from 'react'

export type Session = ResponseOf<'readSession'>

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in. Only below the layouts that ask for it. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('This page needs somebody signed in: put its route below a signed-in layout.')
  return session
}

/** Whether the person signed in may do what needs `role`. */
export function useMay(role: Role): boolean {
  return roles.indexOf(useSession().user.role) >= roles.indexOf(role)
}

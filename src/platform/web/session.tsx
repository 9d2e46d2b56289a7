import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Language, Role } from '#platform/contract/index.ts'
import { type ApiProblem, asProblem, onSignedOut, request } from './api.ts'
import { setCountyClock } from './clock.ts'
import { setAccount } from './outbox.ts'

/** Who is signed in, as /api/session answers it. */
export interface Session {
  account: {
    id: string
    username: string
    displayName: string
    agencyName: string
    language: Language | null
    totp: boolean
    mustChange: boolean
    generated: boolean
  }
  session: string
  county: { code: string; name: string }
  roles: { role: Role; place: string; placeName: string; path: string; until: string | null }[]
  /** Names of commands and queries that this person may use somewhere. */
  permissions: string[]
  emergency: { id: string; name: string; level: number; startedAt: string; day: number } | null
  demo: boolean
  /** The county's clock when the session was read. */
  now: string
  expires: string
}

export interface Credentials {
  username: string
  password: string
  /** Six digits, where the account has a second factor. */
  code?: string
}

interface SessionContext {
  session: Session
  /** May this person use the command or query somewhere? The server decides again each time. */
  may: (permission: string) => boolean
  signOut: () => Promise<void>
  /** Reads the session again: after a change of password, language or emergency. */
  refresh: () => Promise<void>
}

const Context = createContext<SessionContext | null>(null)

/** The session; only below a SessionGate. */
export function useSession(): SessionContext {
  const value = useContext(Context)
  if (!value) throw new Error('useSession outside SessionGate')
  return value
}

export interface GateProps {
  /** While we ask. */
  loading: ReactNode
  /** Shown when the server could not be asked at all. */
  failed: (problem: ApiProblem, retry: () => void) => ReactNode
  /** Sign-in; `lapsed` when a session ended while in use. */
  signIn: (signIn: (credentials: Credentials) => Promise<void>, lapsed: boolean) => ReactNode
  /** Whoever was signed in here last, for a start without network; undefined where nothing is kept. */
  remembered?: () => Promise<Session | undefined>
  children: ReactNode
}

type State =
  | { is: 'asking' }
  | { is: 'in'; session: Session }
  | { is: 'out'; lapsed: boolean }
  | { is: 'failed'; problem: ApiProblem }

/** A session as it came: the county's clock runs from here. */
function arrived(session: Session): Session {
  setCountyClock(session.now)
  return session
}

/** Shows its children to somebody who is signed in, and the sign-in page to everybody else. */
export function SessionGate({ loading, failed, signIn, remembered, children }: GateProps): ReactNode {
  const [state, setState] = useState<State>({ is: 'asking' })
  const client = useQueryClient()

  const ask = useCallback(async () => {
    try {
      setState({ is: 'in', session: arrived((await request('/api/session')) as Session) })
    } catch (error) {
      const problem = asProblem(error)
      const kept = problem.unreachable ? await remembered?.() : undefined
      setState((before) => {
        if (kept && before.is !== 'in') return { is: 'in', session: kept }
        if (problem.body.status === 401) return { is: 'out', lapsed: before.is === 'in' }
        return before.is === 'in' ? before : { is: 'failed', problem }
      })
    }
  }, [remembered])

  useEffect(() => {
    void ask()
  }, [ask])

  useEffect(
    () =>
      onSignedOut(() => {
        client.clear()
        setState((before) => ({ is: 'out', lapsed: before.is === 'in' || (before.is === 'out' && before.lapsed) }))
      }),
    [client],
  )

  // What was put in by one person is never sent as the deed of the next.
  const account = state.is === 'in' ? state.session.account.id : state.is === 'out' ? null : undefined
  useEffect(() => {
    if (account !== undefined) setAccount(account)
  }, [account])

  const enter = useCallback(async (credentials: Credentials) => {
    const session = (await request('/api/session', { method: 'POST', body: credentials })) as Session
    setState({ is: 'in', session: arrived(session) })
  }, [])

  const signOut = useCallback(async () => {
    await request('/api/session', { method: 'DELETE' })
    client.clear()
    setState({ is: 'out', lapsed: false })
  }, [client])

  const value = useMemo<SessionContext | null>(() => {
    if (state.is !== 'in') return null
    const permissions = new Set(state.session.permissions)
    return { session: state.session, may: (permission) => permissions.has(permission), signOut, refresh: ask }
  }, [state, signOut, ask])

  if (value) return <Context value={value}>{children}</Context>
  if (state.is === 'failed') {
    return failed(state.problem, () => {
      setState({ is: 'asking' })
      void ask()
    })
  }
  if (state.is === 'out') return signIn(enter, state.lapsed)
  return loading
}

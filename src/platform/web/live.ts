import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { heard, heardAt } from './api.ts'
import { today } from './format.ts'
import { calmFor, spreadOver, waitBefore } from './liveTiming.ts'
import { useSession } from './session.tsx'

/** State of the live channel. `since`: when the server was last heard, milliseconds since 1970. */
export interface Live {
  state: 'live' | 'polling' | 'lost'
  since: number
}

const pollEvery = 15_000
/** Without any sign of the server for this long, the figures are called stale. */
export const staleAfter = 45_000
/** Changes in these may change what the session says: roles, an emergency and its level. */
const ofSession = ['agency', 'emergency']

let current: Live = { state: 'polling', since: Date.now() }
const listeners = new Set<() => void>()

const hearers = new Set<(modules: readonly string[]) => void>()

/** Hears which modules changed, for a screen with a pace of its own; answers how to stop. */
export function onChanged(hear: (modules: readonly string[]) => void): () => void {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}

function set(state: Live['state']): void {
  if (state === current.state && heardAt() - current.since < 5_000) return
  current = { state, since: heardAt() }
  for (const listener of listeners) listener()
}

/**
 * Keeps every read on the screen fresh: the server names the modules that changed and their queries are fetched again.
 * The session itself is read again when a role or the emergency changed, and when a new day of the county begins.
 * Where the channel does not hold, the screen asks every 15 s. Mount once, below the session.
 */
export function useLiveUpdates(): void {
  const client = useQueryClient()
  const { refresh: askSession } = useSession()
  useEffect(() => {
    let day = today()
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const due = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    let askedAt = 0
    const refresh = (): void => {
      timer = undefined
      askedAt = Date.now()
      const modules = [...due]
      due.clear()
      if (modules.some((module) => ofSession.includes(module))) void askSession()
      void client.invalidateQueries({
        predicate: (query) => modules.some((module) => String(query.queryKey[0]).startsWith(`${module}.`)),
      })
    }
    const askAll = (): void => void client.invalidateQueries({ refetchType: 'active' })
    let isBehind = false
    const open = (): void => {
      source?.close()
      clearTimeout(again)
      source = new EventSource('/api/live')
      source.onopen = () => {
        heard()
        set('live')
        // What changed while nobody was heard is not told again.
        if (isBehind) setTimeout(askAll, Math.random() * spreadOver)
        isBehind = false
      }
      source.addEventListener('ping', () => {
        heard()
        set('live')
      })
      source.addEventListener('changed', (event) => {
        heard()
        set('live')
        const modules = modulesOf(event.data)
        for (const module of modules) due.add(module)
        timer ??= setTimeout(refresh, waitBefore(Date.now(), askedAt, calmFor, Math.random()))
        for (const hear of hearers) hear(modules)
      })
      source.onerror = () => {
        set('polling')
        isBehind = true
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, pollEvery)
      }
    }
    const poll = setInterval(() => {
      const silent = Date.now() - heardAt() > staleAfter
      if (silent) set('lost')
      if (current.state !== 'live') askAll()
      if (current.state !== 'live' || day !== today()) void askSession()
      day = today()
    }, pollEvery)
    // The channel's own next try may be seconds away.
    const back = (): void => {
      isBehind = true
      open()
    }
    open()
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('online', back)
      source?.close()
      clearInterval(poll)
      clearTimeout(timer)
      clearTimeout(again)
    }
  }, [client, askSession])
}

/** The live channel's state, for the header. Refreshed every ten seconds so that "since" stays true. */
export function useLive(): Live {
  const [live, setLive] = useState(current)
  useEffect(() => {
    const look = (): void => setLive({ ...current, since: heardAt() })
    listeners.add(look)
    const timer = setInterval(look, 10_000)
    return () => {
      listeners.delete(look)
      clearInterval(timer)
    }
  }, [])
  return live
}

function modulesOf(data: string): string[] {
  try {
    const parsed = JSON.parse(data) as { modules?: unknown }
    return Array.isArray(parsed.modules) ? parsed.modules.filter((module) => typeof module === 'string') : []
  } catch {
    return []
  }
}

import { type Query, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { heard, heardAt } from './api.ts'
import { today } from './format.ts'
import { boardCalmFor, calmFor, waitBefore } from './liveTiming.ts'
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
    // Boards that follow many modules have a pace of their own.
    const lists = paced(calmFor, (modules) => {
      if (modules.some((module) => ofSession.includes(module))) void askSession()
      return client.invalidateQueries({
        predicate: (query) => !isBoard(query) && modules.some((module) => isOf(query, module)),
      })
    })
    const boards = paced(boardCalmFor, (modules) => {
      return client.invalidateQueries({
        predicate: (query) =>
          isBoard(query) && modules.some((module) => isOf(query, module) || followed(query).includes(module)),
      })
    })
    const open = (): void => {
      source = new EventSource('/api/live')
      source.onopen = () => {
        heard()
        set('live')
      }
      source.addEventListener('ping', () => {
        heard()
        set('live')
      })
      source.addEventListener('changed', (event) => {
        heard()
        set('live')
        const modules = modulesOf(event.data)
        lists.changed(modules)
        boards.changed(modules)
      })
      source.onerror = () => {
        set('polling')
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, pollEvery)
      }
    }
    const poll = setInterval(() => {
      const silent = Date.now() - heardAt() > staleAfter
      if (silent) set('lost')
      if (current.state !== 'live') void client.invalidateQueries({ refetchType: 'active' })
      if (current.state !== 'live' || day !== today()) void askSession()
      day = today()
    }, pollEvery)
    open()
    return () => {
      source?.close()
      clearInterval(poll)
      lists.stop()
      boards.stop()
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

/** A refresh that takes longer than this no longer holds up the next one, in milliseconds. */
const patience = 5_000

/**
 * Gathers what changed and hands it on in its pace: at once after a calm while, then at most once in `calm` milliseconds and
 * not before the last refresh is through, so that a server that is slow is not asked for what nobody waits for any more.
 */
function paced(calm: number, refresh: (modules: readonly string[]) => Promise<void>) {
  const due = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBusy = false
  let askedAt = 0
  const soon = (): void => {
    if (isBusy || due.size === 0) return
    timer ??= setTimeout(run, waitBefore(Date.now(), askedAt, calm, Math.random()))
  }
  const run = (): void => {
    timer = undefined
    askedAt = Date.now()
    isBusy = true
    const modules = [...due]
    due.clear()
    const tooLong = new Promise<void>((done) => setTimeout(done, patience))
    void Promise.race([refresh(modules), tooLong]).finally(() => {
      isBusy = false
      soon()
    })
  }
  return {
    changed(modules: readonly string[]): void {
      for (const module of modules) due.add(module)
      soon()
    },
    stop(): void {
      clearTimeout(timer)
      due.clear()
    },
  }
}

type Kept = Pick<Query, 'queryKey' | 'meta'>
const isOf = (query: Kept, module: string): boolean => String(query.queryKey[0]).startsWith(`${module}.`)
const followed = (query: Kept): readonly string[] => (query.meta?.follows as readonly string[] | undefined) ?? []
const isBoard = (query: Kept): boolean => followed(query).length > 0

function modulesOf(data: string): string[] {
  try {
    const parsed = JSON.parse(data) as { modules?: unknown }
    return Array.isArray(parsed.modules) ? parsed.modules.filter((module) => typeof module === 'string') : []
  } catch {
    return []
  }
}

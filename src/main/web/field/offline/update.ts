import { useSyncExternalStore } from 'react'

/** `ready`: a newer build waits on this phone. `taken`: another tab has put it in place, this page still runs the older one. */
export type Update = 'none' | 'ready' | 'taken'

/** How often the phone asks for a newer build at most, in milliseconds; a page that stays open for days never navigates. */
const every = 30 * 60_000

/** How long a newer build may take to be put in place before the page opens anew without it, in milliseconds. */
const patience = 5_000

const listeners = new Set<() => void>()
let update: Update = 'none'
let isKept = false
let isAsked = false
let registration: ServiceWorkerRegistration | undefined
let askedAt = 0

/** Whether this page may keep its program at all: browsers allow it on localhost and behind TLS only. */
export const canKeep = 'serviceWorker' in navigator

/** Keeps the program on this phone and looks out for newer builds. Never reloads by itself. */
export async function keepProgram(): Promise<void> {
  if (!canKeep) return
  const { serviceWorker } = navigator
  // The first worker takes over a page that came from the network with the very same build.
  let isFirst = serviceWorker.controller === null
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) window.location.reload()
    else if (!isFirst) change('taken')
    isFirst = false
  })
  try {
    registration = await serviceWorker.register('/field/sw.js', { scope: '/field/', updateViaCache: 'none' })
  } catch {
    // A browser that keeps nothing, or no network at the very first start: the page works from the network as before.
    return
  }
  askedAt = Date.now()
  follow(registration)
  void serviceWorker.ready.then(() => {
    isKept = true
    tell()
  })
  window.addEventListener('online', look)
  document.addEventListener('visibilitychange', look)
  setInterval(look, every)
}

/** Puts the newer build in place and opens this page anew; for the press of a person only. */
export function takeUpdate(): void {
  isAsked = true
  const reload = () => window.location.reload()
  if (!registration?.waiting) reload()
  else registration.waiting.postMessage('take-over')
  // The browser lets a newer build wait while the older one has anything under way. A press is answered all the same: the
  // page opens anew, and where the newer build is not in place by then it is offered again.
  setTimeout(reload, patience)
}

/** What is known of a newer build. */
export function useUpdate(): Update {
  return useSyncExternalStore(listen, () => update)
}

/** Whether the program is on this phone as a whole, so that it opens without a network. */
export function useIsKept(): boolean {
  return useSyncExternalStore(listen, () => isKept)
}

function follow(known: ServiceWorkerRegistration): void {
  if (known.waiting && navigator.serviceWorker.controller) change('ready')
  known.addEventListener('updatefound', () => {
    const next = known.installing
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && navigator.serviceWorker.controller) change('ready')
    })
  })
}

function look(): void {
  if (document.visibilityState !== 'visible' || Date.now() - askedAt < every / 3) return
  askedAt = Date.now()
  void registration?.update().catch(() => {})
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: Update): void {
  update = next
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

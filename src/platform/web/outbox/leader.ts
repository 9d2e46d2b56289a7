/** Says who sends: one tab of a browser. Calls with true when this tab leads, with false when it no longer does. */
export type Leadership = (onLead: (isLeader: boolean) => void) => () => void

/** The only tab there is. */
export const alone: Leadership = (onLead) => {
  onLead(true)
  return () => onLead(false)
}

/**
 * Tabs agree by a lock of the browser, which it hands on the instant its tab is closed, killed or crashes. Where the browser
 * has no locks each tab leads: commands may then go out twice, and the server knows them by their ids.
 */
export function byLock(name: string): Leadership {
  if (typeof navigator === 'undefined' || !navigator.locks) return alone
  return (onLead) => {
    const stop = new AbortController()
    let release: () => void = () => undefined
    navigator.locks
      .request(name, { signal: stop.signal }, () => {
        if (stop.signal.aborted) return undefined
        onLead(true)
        return new Promise<void>((resolve) => {
          release = resolve
        })
      })
      .catch(() => undefined)
    return () => {
      stop.abort()
      release()
      onLead(false)
    }
  }
}

/** What tabs tell each other. */
export interface Channel {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  close(): void
}

/** A channel between the tabs of this browser; undefined where there is none. */
export function openChannel(name: string): Channel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      channel.onmessage = (event) => listener(event.data)
    },
    close: () => channel.close(),
  }
}

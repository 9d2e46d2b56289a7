import type { ServerResponse } from 'node:http'
import type { Metrics } from './metrics.ts'

/**
 * Server-Sent Events: tells open screens which modules changed, never what; the screen asks again within its own rights.
 * At most two messages a second a viewer, however many commands come in.
 */
export interface Live {
  /** A module's data changed. */
  changed(module: string): void
  /** Adds a viewer; `isStillIn` is asked at each ping and ends the stream when the session is over. */
  join(response: ServerResponse, isStillIn: () => Promise<boolean>): void
  close(): void
}

/** At most one message a viewer in this time, in milliseconds. */
const calmFor = 500
/** What follows a change within this time travels with it: the commands of one batch touch several modules. */
const gathers = 20

/**
 * Makes the hub of one server process. `announce` lets other processes know (LISTEN/NOTIFY); `before` hears of every change at
 * once, so that whatever is kept is thrown away before any viewer is told.
 */
export function createLive(
  metrics: Metrics,
  announce: (modules: readonly string[]) => void = () => undefined,
  before: (modules: readonly string[]) => void = () => undefined,
): Live & { heard(modules: readonly string[]): void } {
  const viewers = new Set<{ response: ServerResponse; isStillIn: () => Promise<boolean> }>()
  const waiting = new Set<string>()
  let foreign = new Set<string>()
  const send = (text: string) => {
    for (const { response } of viewers) if (response.writableLength < 65_536) response.write(text)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let flushedAt = 0
  const flush = () => {
    timer = undefined
    flushedAt = Date.now()
    const modules = [...waiting]
    const own = modules.filter((module) => !foreign.has(module))
    waiting.clear()
    foreign = new Set()
    send(`event: changed\ndata: ${JSON.stringify({ modules })}\n\n`)
    if (own.length > 0) announce(own)
  }
  // The first change after a calm while is told at once; those that follow wait for each other.
  const soon = () => {
    timer ??= setTimeout(flush, Math.max(gathers, flushedAt + calmFor - Date.now())).unref()
  }
  const ping = setInterval(() => {
    for (const viewer of viewers) {
      viewer.response.write('event: ping\ndata: {}\n\n')
      viewer.isStillIn().then(
        (still) => {
          if (!still) viewer.response.end('event: ended\ndata: {}\n\n')
        },
        () => undefined,
      )
    }
  }, 15_000)
  ping.unref()
  return {
    changed: (module) => {
      before([module])
      waiting.add(module)
      foreign.delete(module)
      soon()
    },
    heard: (modules) => {
      before(modules)
      soon()
      for (const module of modules) {
        if (!waiting.has(module)) foreign.add(module)
        waiting.add(module)
      }
    },
    join(response, isStillIn) {
      const viewer = { response, isStillIn }
      viewers.add(viewer)
      metrics.viewers.set(viewers.size)
      response.on('close', () => {
        viewers.delete(viewer)
        metrics.viewers.set(viewers.size)
      })
      response.write('retry: 3000\nevent: ping\ndata: {}\n\n')
    },
    close() {
      clearTimeout(timer)
      clearInterval(ping)
      for (const { response } of viewers) response.end()
    },
  }
}

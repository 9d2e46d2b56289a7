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

/** Makes the hub of one server process. `announce` lets other processes know (LISTEN/NOTIFY). */
export function createLive(
  metrics: Metrics,
  announce: (modules: readonly string[]) => void = () => undefined,
): Live & { heard(modules: readonly string[]): void } {
  const viewers = new Set<{ response: ServerResponse; isStillIn: () => Promise<boolean> }>()
  const waiting = new Set<string>()
  let foreign = new Set<string>()
  const send = (text: string) => {
    for (const { response } of viewers) if (response.writableLength < 65_536) response.write(text)
  }
  const flush = setInterval(() => {
    if (waiting.size === 0) return
    const modules = [...waiting]
    const own = modules.filter((module) => !foreign.has(module))
    waiting.clear()
    foreign = new Set()
    send(`event: changed\ndata: ${JSON.stringify({ modules })}\n\n`)
    if (own.length > 0) announce(own)
  }, 500)
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
  flush.unref()
  ping.unref()
  return {
    changed: (module) => {
      waiting.add(module)
      foreign.delete(module)
    },
    heard: (modules) => {
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
      clearInterval(flush)
      clearInterval(ping)
      for (const { response } of viewers) response.end()
    },
  }
}

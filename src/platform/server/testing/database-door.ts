import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'

/** A door in front of a database that a test can shut: connections are cut, refused, or taken and never answered. */
export interface DatabaseDoor {
  /** The same connection string through the door. */
  through(url: string): string
  /** Cuts all connections and refuses new ones. */
  shut(): Promise<void>
  /** Cuts all connections, and takes new ones. */
  cut(): void
  /** Takes connections and passes nothing on, neither of old ones nor of new ones. */
  hold(): void
  /** Passes everything on again. */
  open(): Promise<void>
}

/** Opens a door to the database of a connection string that names a socket's folder or a host. */
export async function openDatabaseDoor(url: string): Promise<DatabaseDoor> {
  const target = targetOf(url)
  const pairs = new Set<[Socket, Socket]>()
  let isHeld = false
  let server: Server | undefined
  let port = 0
  const destroy = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
  const listen = () =>
    new Promise<void>((resolve) => {
      server = createServer((inner) => {
        const outer = connect(target as never)
        const pair: [Socket, Socket] = [inner, outer]
        pairs.add(pair)
        for (const [from, to] of [pair, [outer, inner] as const]) {
          from.on('data', (bytes) => {
            if (!isHeld) to.write(bytes)
          })
          from.on('error', () => undefined)
          from.on('close', () => {
            to.destroy()
            pairs.delete(pair)
          })
        }
      })
      server.listen(port, '127.0.0.1', () => {
        const address = server?.address()
        port = typeof address === 'object' && address ? address.port : port
        resolve()
      })
    })
  await listen()
  return {
    through(other) {
      const parsed = new URL(other.replace('@/', '@socket/'))
      parsed.host = `127.0.0.1:${port}`
      parsed.searchParams.delete('host')
      parsed.searchParams.delete('port')
      return parsed.href
    },
    async shut() {
      const closed = new Promise((resolve) => server?.close(resolve) ?? resolve(undefined))
      destroy()
      await closed
      server = undefined
    },
    cut: destroy,
    hold() {
      isHeld = true
    },
    async open() {
      isHeld = false
      if (!server) await listen()
    },
  }
}

function targetOf(url: string): { path: string } | { host: string; port: number } {
  const parsed = new URL(url.replace('@/', '@socket/'))
  const folder = parsed.searchParams.get('host')
  const port = Number(parsed.searchParams.get('port') ?? (parsed.port || 5432))
  if (folder?.startsWith('/')) return { path: join(folder, `.s.PGSQL.${port}`) }
  return { host: parsed.hostname, port }
}

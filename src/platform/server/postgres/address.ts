/**
 * Where a cluster of ours listens, and the connection strings made of it: a socket in the data folder when its path is
 * short enough for the operating system, otherwise the loopback address.
 */
import { createServer } from 'node:net'
import { join } from 'node:path'

/** A Unix socket's folder (with the port in the socket's name), or a loopback address. */
export type Address = { socket: string; port: number } | { host: string; port: number }

/** Port in the name of the socket; nothing listens on it. */
const SOCKET_PORT = 5432
/** The kernel keeps 104 to 108 bytes for the path of a socket. */
const LONGEST_SOCKET = 100

/** The socket folder of a data folder when its path fits, otherwise a free loopback port. */
export async function chooseAddress(folder: string): Promise<Address> {
  const socket = join(folder, 'run')
  const path = join(socket, `.s.PGSQL.${SOCKET_PORT}`)
  if (process.platform !== 'win32' && Buffer.byteLength(path) < LONGEST_SOCKET) return { socket, port: SOCKET_PORT }
  return { host: '127.0.0.1', port: await freePort('127.0.0.1') }
}

/** The connection string of a login at this address. */
export function urlOf(address: Address, user: string, password: string, database: string): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  const name = encodeURIComponent(database)
  if ('socket' in address) {
    return `postgres://${login}@/${name}?host=${encodeURIComponent(address.socket)}&port=${address.port}`
  }
  return `postgres://${login}@${address.host}:${address.port}/${name}`
}

/** The command line arguments that make a server listen there and nowhere else. */
export function listenArguments(address: Address): string[] {
  if ('socket' in address) {
    return set({ listen_addresses: '', unix_socket_directories: address.socket, port: String(address.port) })
  }
  return set({ listen_addresses: address.host, unix_socket_directories: '', port: String(address.port) })
}

/** `-c name=value` for each setting. */
export function set(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** A port that nothing listens on at this moment. */
export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

import { createServer } from 'node:net'
import { SetupError } from '#platform/server/postgres/errors.ts'
import { pause } from '#platform/server/postgres/process.ts'

/** How long the processes of a killed run may hold their ports, in milliseconds. */
const PATIENCE = 10_000

/** True when nothing listens on the port (0 stands for any free one). */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return port === 0 || (await tryPort(host, port)) === undefined
}

/** Refuses a port that is taken. After a run that was killed it is waited for, since that run's processes end by themselves. */
export async function checkPort(host: string, port: number, isAfterKill: boolean): Promise<void> {
  if (port === 0) return
  const end = Date.now() + (isAfterKill ? PATIENCE : 0)
  for (;;) {
    const code = await tryPort(host, port)
    if (code === undefined) return
    if (code === 'EACCES') throw new SetupError('no-permission', { path: `${host}:${port}` })
    if (code !== 'EADDRINUSE') throw new SetupError('bad-arguments', { said: `--host ${host}: ${code}.` })
    if (Date.now() >= end) throw new SetupError('port-taken', { host, port })
    await pause(100)
  }
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

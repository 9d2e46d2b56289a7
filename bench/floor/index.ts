import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The floor's process. */
export interface Floor {
  port: number
  path: string
  stop(): void
}

/** Starts the floor on its own database; the table is there already. */
export async function startFloor(url: string): Promise<Floor> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [], {
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { port: number }) => resolve(message.port))
    child.once('exit', () => reject(new Error('the floor did not start')))
    child.send({ url })
  })
  return { port, path: '/record', stop: () => void child.disconnect() }
}

/**
 * The product in a process of its own, so that a test can kill its supervisor too. Told what to run by its parent, it says
 * when it serves and which processes it consists of.
 */
import { supervise } from '../../src/main/supervisor.ts'
import type { Plan, Told } from './product.ts'

process.on('message', async (message: Plan | 'pids' | 'stop') => {
  if (typeof message !== 'string') await begin(message)
})
process.on('disconnect', () => process.exit(1))

async function begin({ folder, port }: Plan): Promise<void> {
  const tell = (told: Told) => process.send?.(told)
  try {
    const product = await supervise({
      kind: 'main',
      folder,
      host: '127.0.0.1',
      port,
      reset: false,
      keepsWeb: true,
      progress: { step: (_key, run) => run(), detail: () => undefined, note: () => undefined },
      signal: new AbortController().signal,
    })
    process.on('message', async (message) => {
      if (message === 'pids') tell({ pids: product.pids() })
      if (message === 'stop') {
        await product.stop()
        process.exit(0)
      }
    })
    tell({ ready: { adminUrl: product.adminUrl, desk: product.desk, workerUrl: product.runtime.database.worker } })
  } catch (error) {
    tell({ failed: `${(error as Error).message} ${JSON.stringify((error as { params?: unknown }).params ?? {})}` })
  }
}

import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs in a folder of its own, which another user's database can reach, and removes it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const outer = mkdtempSync(join(realpathSync(tmpdir()), 'lianfang-faults-'))
  chmodSync(outer, 0o711)
  try {
    return await work(join(outer, 'data'))
  } finally {
    rmSync(outer, { recursive: true, force: true })
  }
}

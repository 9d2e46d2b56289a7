import { connect } from '../install/database.ts'
import { openVault } from '../vault/vault.ts'
import { openDisk } from './disk.ts'
import { filesNamed, fileTables } from './queries.ts'
import { digestOf, isKept, type KeptName, openStore } from './store.ts'

/** What is wrong with one attached file: it is not there, or it is not what was attached. */
export interface FileProblem {
  kind: 'missing' | 'changed'
  county: number
  digest: string
}

/** Answer of a verification of the attached files. */
export interface FilesVerified {
  ok: boolean
  /** Files that records name, each content once. */
  files: number
  /** Of them those whose key was destroyed with their emergency: nothing can open them, by design. */
  closed: number
  problems: FileProblem[]
}

/**
 * Looks for every file that a record names. `opens` also opens each one and holds it against its SHA-256, which reads all of
 * them. Reads nothing of what stands in them otherwise.
 */
export async function verifyFiles({ migratorUrl, folder, opens }: Options): Promise<FilesVerified> {
  const [disk, vault] = [openDisk(), openVault(folder)]
  const store = openStore(disk, folder, vault)
  const named = await namedFiles(migratorUrl)
  const problems: FileProblem[] = []
  let closed = 0
  for (const name of named) {
    const { county, digest } = name
    const wrong = (kind: FileProblem['kind']) => problems.push({ kind, county, digest })
    if (!vault.hasKey(name.key)) closed++
    else if (!(await isKept(disk, folder, name))) wrong('missing')
    else if (opens) {
      const bytes = await store.read(name).catch(() => undefined)
      if (!bytes || digestOf(bytes) !== digest) wrong('changed')
    }
  }
  return { ok: problems.length === 0, files: named.length, closed, problems }
}

interface Options {
  migratorUrl: string
  folder: string
  opens: boolean
}

async function namedFiles(url: string): Promise<KeptName[]> {
  const client = await connect(url)
  try {
    const { rows: tables } = await client.query<{ name: string }>(fileTables)
    if (tables.length === 0) return []
    return (await client.query<KeptName>(filesNamed(tables.map(({ name }) => name)))).rows
  } finally {
    await client.end()
  }
}

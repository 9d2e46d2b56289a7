import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** How many rows each table of the phone's database has. Keys of a header row stand for themselves. */
export async function rowsOnPhone(page: Page): Promise<{ header: string[]; rows: Record<string, number> }> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('lianfang-phone')
    opening.onerror = reject
    opening.onsuccess = async () => {
      const db = opening.result
      const ask = (request) => new Promise((done) => { request.onsuccess = () => done(request.result) })
      const rows = {}
      let header = []
      for (const name of db.objectStoreNames) {
        const store = db.transaction(name).objectStore(name)
        if (name === 'header') header = await ask(store.getAllKeys())
        else rows[name] = await ask(store.count())
      }
      db.close()
      resolve({ header, rows })
    }
  })`)
}

/** Names of people that lie readable in any file of a browser's profile, in any encoding that a program writes. */
export function readableIn(profile: string, names: readonly string[]): string[] {
  const found: string[] = []
  for (const entry of readdirSync(profile, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const bytes = readFileSync(file)
    for (const name of names)
      if ([Buffer.from(name, 'utf8'), Buffer.from(name, 'utf16le')].some((one) => bytes.includes(one)))
        found.push(`${name} in ${file.slice(profile.length + 1)}`)
  }
  return found
}

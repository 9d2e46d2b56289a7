import type { HeaderRow, PhoneDb } from './db.ts'

type ValueOf<K extends HeaderRow['key']> = Extract<HeaderRow, { key: K }>['value']

/** Reads a row that needs no key. */
export async function readHeader<K extends HeaderRow['key']>(db: PhoneDb, key: K): Promise<ValueOf<K> | undefined> {
  return (await db.header.get(key))?.value as ValueOf<K> | undefined
}

/** Writes a row that needs no key. Resolves when it is on the disk. */
export async function writeHeader<K extends HeaderRow['key']>(db: PhoneDb, key: K, value: ValueOf<K>): Promise<void> {
  await db.header.put({ key, value } as HeaderRow)
}

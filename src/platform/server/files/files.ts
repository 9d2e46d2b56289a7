import type { Vault } from '../vault/vault.ts'
import { type Disk, openDisk } from './disk.ts'
import { openStore, type Store } from './store.ts'
import { openUploads, type Uploads } from './uploads.ts'

/** Attached files of an installation: those on their way, and those that are kept. */
export interface Files {
  uploads: Uploads
  store: Store
}

/** Opens the files of a data folder. */
export function openFiles(folder: string, vault: Vault, disk: Disk = openDisk()): Files {
  return { uploads: openUploads(disk, folder, vault), store: openStore(disk, folder, vault) }
}

/** Where this copy of the product is, and where its data are. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultFolder, type FolderKind, readMarker } from '#platform/server/install/folder.ts'

/** The folder of this copy of the product. */
export const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

/** Folder of the built web. */
export const WEB_ROOT = join(CHECKOUT, 'dist', 'web')

/** This copy's version. */
export function productVersion(): string {
  return (JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { version: string }).version
}

/** The folder that a start of this kind uses. */
export function folderFor(kind: FolderKind | 'replay', data: string | undefined): string {
  return data ?? defaultFolder(CHECKOUT, kind)
}

/** The folder that a tool looks at: the one given, else the real installation, else the demo. */
export function installedFolder(data: string | undefined): string {
  if (data !== undefined) return data
  const main = defaultFolder(CHECKOUT, 'main')
  const demo = defaultFolder(CHECKOUT, 'demo')
  return !existsSync(main) && readMarker(demo) ? demo : main
}

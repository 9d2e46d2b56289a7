import type { DoorList } from '../../contract/index.ts'
import type { Field } from './headers.ts'

const key = (source: DoorList): string => `lianfang.import.${source}`

/** Headings that were chosen for the last file of this list, on this device. */
export function rememberedHeadings(source: DoorList): Partial<Record<Field, string>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(source)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

/** Keeps the headings for the next file of this list. */
export function rememberHeadings(source: DoorList, headings: Partial<Record<Field, string>>): void {
  try {
    localStorage.setItem(key(source), JSON.stringify(headings))
  } catch {
    // A browser that stores nothing asks again next time.
  }
}

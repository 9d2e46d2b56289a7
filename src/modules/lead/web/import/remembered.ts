import type { Field } from './columns.ts'

const key = (sender: string): string => `lianfang.leads.${sender.trim()}`

/** Headings that were chosen for this sender's last list, on this device. */
export function remembered(sender: string): Partial<Record<Field, string>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(sender)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}

/** Keeps the headings for the sender's next list. */
export function remember(sender: string, headings: Partial<Record<Field, string>>): void {
  try {
    localStorage.setItem(key(sender), JSON.stringify(headings))
  } catch {
    // A browser that stores nothing asks again next time.
  }
}

import { keep, recall } from '#platform/web/columns.ts'
import type { Field } from './columns.ts'

const key = (sender: string): string => `leads.${sender.trim()}`

/** Headings that were chosen for this sender's last list, on this device. */
export const remembered = (sender: string): Partial<Record<Field, string>> => recall(key(sender))

/** Keeps the headings for the sender's next list. */
export const remember = (sender: string, headings: Partial<Record<Field, string>>): void => keep(key(sender), headings)

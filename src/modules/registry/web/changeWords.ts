import type { Format } from '#platform/web/format.ts'
import { hasWord } from '#platform/web/i18n.ts'

type Say = (key: string) => string

/** Fields whose beginning says everything: nobody wonders what stood there before. */
const begins: readonly string[] = ['added', 'arrivedOn', 'leftOn', 'leftTo']

/** Name of a field of the roll; a field of a later playbook is shown by its code rather than not at all. */
export function fieldName(field: string, say: Say): string {
  return hasWord('registry', `field.${field}`) ? say(`field.${field}`) : field
}

/** A value of the history in words: days as days, kinds by their names. Null for an empty one. */
export function valueWords(field: string, value: string | null, say: Say, format: Format): string | null {
  if (value === null || value === '') return null
  if (field === 'arrivedOn' || field === 'leftOn') return format.day(value)
  const key = field === 'leftTo' ? `left.kind.${value}` : field === 'sex' ? `sex.${value}` : undefined
  return key && hasWord('registry', key) ? say(key) : value
}

/** Whether a change has a value before it that is worth naming. */
export function hasBefore(field: string, was: string | null): boolean {
  return was !== null || !begins.includes(field)
}

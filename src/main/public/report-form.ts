import { randomUUID } from 'node:crypto'

/** What comes with the form of an own report; every field is a text that anybody may have written. */
export type Sent = Readonly<Record<string, string | undefined>>

/** A report as it was typed, with what is wrong with it. */
export interface Typed {
  /** Made with the form, so that the same form sent twice is one report. */
  id: string
  at: { day: string; slot: number } | undefined
  /** As it stood in the field. */
  typed: string
  /** Tenths of a degree. */
  temperature: number | undefined
  symptoms: string[]
  problem?: 'missing' | 'wrong'
}

/** Lowest and highest temperature that is taken, in degrees; beyond them it was mistyped. */
export const [lowest, highest] = [34, 43]

/** A report out of the form's fields; undefined where only the code was sent. Symptoms are those of the playbook. */
export function readReport(sent: Sent, known: readonly string[]): Typed | undefined {
  if (sent.temperature === undefined) return undefined
  const typed = sent.temperature.slice(0, 10)
  const temperature = readDegrees(sent.temperature)
  return {
    id: isUuid(sent.id) ? sent.id.toLowerCase() : randomUUID(),
    at: readTime(sent.at ?? ''),
    typed,
    temperature,
    symptoms: known.filter((code) => sent[`s.${code}`] !== undefined),
    ...(temperature === undefined ? { problem: typed.trim() === '' ? 'missing' : 'wrong' } : {}),
  }
}

/** Degrees as people type them (36.5, 36。5, ３６．５℃), in tenths; undefined where that is no temperature of anybody. */
export function readDegrees(typed: string): number | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(°C|°|度|C)$/i, '')
    .replace(/[。,、·]/, '.')
  if (!/^\d{2}(\.\d{0,2})?$/.test(plain)) return undefined
  const degrees = Number(plain)
  return degrees >= lowest && degrees <= highest ? Math.round(degrees * 10) : undefined
}

/** Tenths as degrees with one decimal. */
export const degreesText = (tenths: number): string => (tenths / 10).toFixed(1)

function readTime(sent: string): Typed['at'] {
  const [, day = '', slot = ''] = /^(\d{4}-\d{2}-\d{2}) ([1-4])$/.exec(sent) ?? []
  // A day that no calendar has is none.
  const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  return isDay ? { day, slot: Number(slot) } : undefined
}

const isUuid = (id: string | undefined): id is string =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(id ?? '')

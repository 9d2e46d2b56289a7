/** Identifiers with the layout of UUID version 7 (RFC 9562), from the seed and a fixed clock instead of the machine's. */
import type { Random } from './random.ts'

/** 2 January 2020, 00:00 in Sichuan: when the fixed clock of the first batch begins. */
const EPOCH = Date.UTC(2020, 0, 1, 16)
/** Milliseconds kept for one batch; the last committee's clock still stands before 24 January. */
const SLOT = 10 * 60 * 1000

/** Makes identifiers that sort in the order in which they were asked for. */
export type IdSource = () => string

/** The identifiers of batch number `slot`, one a millisecond. */
export function idSource(random: Random, slot: number): IdSource {
  let time = EPOCH + slot * SLOT
  return () => idAt(random, time++)
}

/** One identifier dated `time`, in milliseconds since 1970. */
export function idAt(random: Random, time: number): string {
  const clock = time.toString(16).padStart(12, '0')
  const high = (0x7000 | (random.bits() >>> 20)).toString(16)
  const variant = (0x8000 | (random.bits() >>> 18)).toString(16)
  const tail = hex(random.bits(), 8) + hex(random.bits() >>> 16, 4)
  return `${clock.slice(0, 8)}-${clock.slice(8)}-${high}-${variant}-${tail}`
}

/** The code of a place that has no official one. The last digits are the random ones; the first are only its time. */
export function codeOf(id: string): string {
  return `x${id.slice(-12)}`
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}

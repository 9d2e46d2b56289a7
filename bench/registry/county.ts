/** Who and where in the measured county. */
import { COUNTY } from '../../src/main/demo/generate/figures.ts'

export const county = Number(COUNTY)
export const emergency = '01900000-0000-7000-8000-ffff00000001'
/** Clients that work at once. */
export const clients = 8

/** How large a county is, and what it is called in the figures. */
export interface Size {
  name: '10k' | '126k' | '1.26M'
  /** Persons; the generated county is cut off or multiplied to get there. */
  persons: number
  scale: number
  /** Free doors a client, for the registrations that are measured. */
  spare: number
  /** Nothing was done yet: every door is unreached, no household, no journal. */
  isFresh?: boolean
}

export const sizes: readonly Size[] = [
  { name: '10k', persons: 10_000, scale: 1, spare: 7000 },
  { name: '126k', persons: Number.POSITIVE_INFINITY, scale: 1, spare: 7000 + 30_000 },
  { name: '1.26M', persons: Number.POSITIVE_INFINITY, scale: 10, spare: 7000 },
]

import type { Owner } from '../contract/index.ts'

/** A number that was reported, with what it is of where the system knows that; empty where there is none. */
export function figureOf({ count, of }: Pick<Owner, 'count' | 'of'>, number: (value: number) => string): string {
  if (count === null) return ''
  return of === null ? number(count) : `${number(count)} / ${number(of)}`
}

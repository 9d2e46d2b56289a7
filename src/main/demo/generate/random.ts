/**
 * Seeded random numbers: xoshiro128** (Blackman and Vigna, public domain), seeded through FNV-1a and splitmix32. Only integer
 * operations and divisions by powers of two, so every machine draws the same.
 */

/** A stream of random numbers that its key decides alone. */
export class Random {
  readonly key: string
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(key: string) {
    this.key = key
    let state = 0x811c9dc5
    for (let index = 0; index < key.length; index++) {
      state = Math.imul(state ^ key.charCodeAt(index), 0x01000193)
    }
    const next = () => {
      state = (state + 0x9e3779b9) | 0
      let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      return z ^ (z >>> 15)
    }
    this.#a = next()
    this.#b = next()
    this.#c = next()
    this.#d = next() | 1 // never all zero
  }

  /** A stream of its own, so that drawing more in one part of the county changes nothing in another. */
  fork(label: string): Random {
    return new Random(`${this.key}/${label}`)
  }

  /** 32 random bits as an unsigned integer. */
  bits(): number {
    const product = Math.imul(this.#b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9)
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return result >>> 0
  }

  /** From 0 up to but not including 1. */
  fraction(): number {
    return this.bits() / 0x100000000
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.fraction() * list.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }

  /** An index of `weights`, as often as its weight says. */
  weighted(weights: readonly number[]): number {
    let left = this.fraction() * weights.reduce((sum, weight) => sum + weight, 0)
    for (let index = 0; index < weights.length; index++) {
      left -= weights[index] ?? 0
      if (left < 0) return index
    }
    return weights.length - 1
  }

  /** The same list in another order, shuffled in place. */
  shuffle<T>(list: T[]): T[] {
    for (let index = list.length - 1; index > 0; index--) {
      const other = this.int(0, index)
      const held = list[index] as T // both are inside the list
      list[index] = list[other] as T
      list[other] = held
    }
    return list
  }
}

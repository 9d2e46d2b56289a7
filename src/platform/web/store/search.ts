import { initialsOf } from './initials.ts'

/** What one looks for a document by. */
export interface Findable {
  id: string
  /** Names of persons. */
  names: readonly string[]
  /** The whole address, and the number at the door. */
  address: string
  number: string
}

/** A document that was found, by whom or what. */
export interface Hit {
  id: string
  /** The name that fits; absent when the address does. */
  name?: string
}

interface Line {
  id: string
  number: string
  address: string
  names: readonly { name: string; plain: string; initials: readonly string[] }[]
}

/**
 * Finds doors by a few letters: names, the first letters of their sound, door numbers (`301`, `12-2-301`) and words of the
 * address. In memory only. Twenty thousand names are read through in a few milliseconds, so there is no index to keep right.
 */
export class SearchIndex {
  readonly #lines: readonly Line[]

  /** Makes it of all documents, in the order in which equals are to be found. */
  constructor(documents: readonly Findable[]) {
    this.#lines = documents.map(({ id, names, address, number }) => ({
      id,
      number: number.toLowerCase(),
      address: plain(address),
      names: names.map((name) => ({ name, plain: name.toLowerCase(), initials: initialsOf(name) })),
    }))
  }

  /** Hits, best first: what begins with the words before what has them inside. */
  find(text: string, limit = 50): Hit[] {
    const words = text.trim().toLowerCase()
    if (words === '') return []
    const asInitials = /^[a-z]+$/.test(words) ? words : undefined
    const pieces = plain(words).split(' ').filter(Boolean)
    const best: Hit[] = []
    const rest: Hit[] = []
    for (const line of this.#lines) {
      if (best.length >= limit) break
      const found = findName(line, words, asInitials)
      if (found) (found.first ? best : rest).push({ id: line.id, name: found.name })
      else if (line.number === words) best.push({ id: line.id })
      else if (rest.length < limit && isAt(line.address, pieces)) rest.push({ id: line.id })
    }
    return [...best, ...rest].slice(0, limit)
  }
}

function findName(
  line: Line,
  words: string,
  asInitials: string | undefined,
): { name: string; first: boolean } | undefined {
  let inside: string | undefined
  for (const { name, plain: lower, initials } of line.names) {
    const at = asInitials ? placeOf(initials, asInitials) : lower.indexOf(words)
    if (at === 0) return { name, first: true }
    if (at > 0) inside ??= name
  }
  return inside === undefined ? undefined : { name: inside, first: false }
}

function placeOf(initials: readonly string[], words: string): number {
  let place = -1
  for (const one of initials) {
    const at = one.indexOf(words)
    if (at === 0) return 0
    if (at > 0) place = at
  }
  return place
}

/** Whether the pieces stand in an address in their order; a number means the whole number. */
function isAt(address: string, pieces: readonly string[]): boolean {
  let from = 0
  for (const piece of pieces) {
    const at = placeIn(address, piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return pieces.length > 0
}

function placeIn(address: string, piece: string, from: number): number {
  let at = address.indexOf(piece, from)
  const isNumber = /^\d+$/.test(piece)
  while (at >= 0 && isNumber && isDigit(address[at - 1])) at = address.indexOf(piece, at + 1)
  return at
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

/** Numbers apart from words, signs as spaces: 12-2-301 and 12 号 2 单元 301 become comparable. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\-–—_,，、/.#·]+/g, ' ')
    .replace(/(\d)(?=[^\d\s])|([^\d\s])(?=\d)/g, '$1$2 ')
    .trim()
}

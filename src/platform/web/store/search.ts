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

/**
 * Finds doors by a few letters: names, the first letters of their sound, door numbers (`301`, `12-2-301`) and words of the
 * address. In memory only. All names stand in one text, all addresses in another, which the browser reads through faster
 * than any index of ours would be kept right: twenty thousand names take a millisecond, on a slow phone a few.
 */
export class SearchIndex {
  readonly #ids: string[] = []
  readonly #numbers = new Map<string, number[]>()
  readonly #names = new Column()
  readonly #initials = new Column()
  readonly #addresses = new Column()
  readonly #said: string[] = []

  /** Makes it of all documents, in the order in which equals are to be found. */
  constructor(documents: readonly Findable[]) {
    for (const { id, names, address, number } of documents) {
      const line = this.#ids.push(id) - 1
      const sameNumber = this.#numbers.get(number.toLowerCase())
      if (sameNumber) sameNumber.push(line)
      else this.#numbers.set(number.toLowerCase(), [line])
      this.#addresses.add(plain(address), line)
      for (const name of names) {
        const at = this.#said.push(name) - 1
        this.#names.add(name.toLowerCase(), line, at)
        for (const initials of initialsOf(name)) this.#initials.add(initials, line, at)
      }
    }
  }

  /** Hits, best first: what begins with the words before what has them inside. */
  find(text: string, limit = 50): Hit[] {
    const words = text.trim().toLowerCase()
    if (words === '') return []
    const names = /^[a-z]+$/.test(words) ? this.#initials : this.#names
    const best = new Map<number, Hit>()
    for (const { line, extra } of names.beginningWith(words)) {
      if (best.size >= limit) break
      if (!best.has(line)) best.set(line, this.#hit(line, extra))
    }
    for (const line of this.#numbers.get(words)?.slice(0, limit) ?? [])
      if (!best.has(line)) best.set(line, this.#hit(line))
    const rest = new Map<number, Hit>()
    if (best.size < limit) {
      for (const { line, extra } of names.holding(words)) {
        if (rest.size >= limit) break
        if (!best.has(line) && !rest.has(line)) rest.set(line, this.#hit(line, extra))
      }
      const byAddress = new Map<number, Hit>()
      for (const line of this.#at(plain(words))) {
        if (byAddress.size >= limit) break
        if (!best.has(line) && !rest.has(line)) byAddress.set(line, this.#hit(line))
      }
      for (const [line, hit] of byAddress) rest.set(line, hit)
    }
    return [...inOrder(best), ...inOrder(rest)].slice(0, limit)
  }

  #hit(line: number, name?: number): Hit {
    const id = this.#ids[line] ?? ''
    const said = name === undefined ? undefined : this.#said[name]
    return said === undefined ? { id } : { id, name: said }
  }

  /** Lines in whose address the pieces stand in their order; looked for by the longest of them, which is the rarest. */
  *#at(words: string): Iterable<number> {
    const pieces = words.split(' ').filter(Boolean)
    const rarest = pieces.reduce((most, piece) => (piece.length > most.length ? piece : most), '')
    if (rarest === '') return
    for (const { line, text } of this.#addresses.holding(rarest)) if (isAt(text, pieces)) yield line
  }
}

/** Where something stands: the line that it belongs to, what more is known of it, and its text. */
interface Found {
  line: number
  extra: number
  text: string
}

/** Many short texts in one long one. */
class Column {
  #pieces: string[] | undefined = []
  #text = ''
  #length = 1
  readonly #starts: number[] = []
  readonly #lines: number[] = []
  readonly #extras: number[] = []

  /** Adds a text of a line; in the order of the lines, and before anything is looked for. */
  add(text: string, line: number, extra = -1): void {
    this.#pieces?.push(text)
    this.#starts.push(this.#length)
    this.#lines.push(line)
    this.#extras.push(extra)
    this.#length += text.length + 1
  }

  /** Texts that begin with the words. */
  beginningWith(words: string): Iterable<Found> {
    return this.#each(`\n${words}`, 1)
  }

  /** Texts that have the words anywhere, each once. */
  holding(words: string): Iterable<Found> {
    return this.#each(words, 0)
  }

  *#each(words: string, lead: number): Iterable<Found> {
    if (this.#pieces) this.#text = `\n${this.#pieces.join('\n')}\n`
    this.#pieces = undefined
    for (let from = 0; ; ) {
      const at = this.#text.indexOf(words, from)
      if (at < 0) return
      const one = this.#oneAt(at + lead)
      const start = this.#starts[one] ?? 0
      const end = (this.#starts[one + 1] ?? this.#length) - 1
      yield { line: this.#lines[one] ?? 0, extra: this.#extras[one] ?? -1, text: this.#text.slice(start, end) }
      from = end
    }
  }

  /** The text that a place in the long one belongs to. */
  #oneAt(place: number): number {
    let low = 0
    let high = this.#starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] ?? 0) <= place) low = middle
      else high = middle
    }
    return low
  }
}

function inOrder(hits: ReadonlyMap<number, Hit>): Hit[] {
  return [...hits].sort(([a], [b]) => a - b).map(([, hit]) => hit)
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

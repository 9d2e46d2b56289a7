/** Documents in a block: few enough to write one again for a change, enough to open thousands of documents in few steps. */
const size = 40

/** Which document lies in which block. */
export class BlockMap {
  readonly #blocks: Map<number, Set<string>>
  readonly #at: Map<string, number>
  #last: number

  constructor(blocks: readonly (readonly [number, readonly string[]])[] = []) {
    this.#blocks = new Map(blocks.map(([n, ids]) => [n, new Set(ids)]))
    this.#at = new Map(blocks.flatMap(([n, ids]) => ids.map((id) => [id, n] as const)))
    this.#last = blocks.reduce((most, [n]) => Math.max(most, n), 0)
  }

  /** One to change without changing this. */
  copy(): BlockMap {
    return new BlockMap([...this.#blocks].map(([n, ids]) => [n, [...ids]] as const))
  }

  /** Documents of a block. */
  idsOf(n: number): string[] {
    return [...(this.#blocks.get(n) ?? [])]
  }

  /** The block of a document, which is given one where it has none. */
  place(id: string): number {
    const known = this.#at.get(id)
    if (known !== undefined) return known
    let ids = this.#blocks.get(this.#last)
    if (!ids || ids.size >= size) {
      this.#last += 1
      ids = new Set()
      this.#blocks.set(this.#last, ids)
    }
    ids.add(id)
    this.#at.set(id, this.#last)
    return this.#last
  }

  /** Takes a document out. Answers its block, -1 when it had none. */
  remove(id: string): number {
    const n = this.#at.get(id) ?? -1
    this.#blocks.get(n)?.delete(id)
    this.#at.delete(id)
    return n
  }
}

/** Those who want to hear of a change. */
export class Listeners {
  readonly #all = new Set<() => void>()

  /** Adds one. Returns how to take it away. */
  add(listener: () => void): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  /** Calls all. */
  tell(): void {
    for (const listener of [...this.#all]) listener()
  }
}

/** A document that a phone holds: what it needs of it to follow the server. */
export interface Held {
  id: string
  path: string
}

/** How far a phone followed; kept in one transaction with the documents. */
export interface Followed {
  /** To be sent with the next pull; undefined before the first page. */
  cursor?: string
  /** Ids that came in a round from the beginning, as long as it lasts: at its end the others go. */
  arrived?: readonly string[]
}

/** A page of the pull, as far as it concerns what is held. */
export interface Page<D extends Held> {
  items: readonly D[]
  gone: readonly string[]
  scope: { paths: readonly string[]; ids: readonly string[] } | null
  cursor: string
  more: boolean
  reset: boolean
  first: boolean
}

/** What a page does to what is held. */
export interface PageChange<D extends Held> {
  drop: string[]
  put: readonly D[]
  followed: Followed
}

/**
 * What is to be done for one page, in one transaction or not at all: what is out of scope goes, what is gone goes, what came
 * takes the place of what is held, and the cursor is kept. A page that comes twice does no harm.
 */
export function applyPage<D extends Held>(held: Iterable<Held>, followed: Followed, page: Page<D>): PageChange<D> {
  const drop = new Set<string>(page.gone)
  const coming = new Set(page.items.map(({ id }) => id))
  const before = page.first ? [] : (followed.arrived ?? [])
  const arrived = page.reset ? new Set([...before, ...coming]) : undefined
  const isLast = arrived !== undefined && !page.more
  for (const one of held) {
    if (page.scope && !isWithin(page.scope, one)) drop.add(one.id)
    if (isLast && !arrived.has(one.id)) drop.add(one.id)
  }
  for (const id of coming) drop.delete(id)
  return {
    drop: [...drop],
    put: page.items,
    followed: { cursor: page.cursor, ...(arrived && !isLast ? { arrived: [...arrived] } : {}) },
  }
}

/** Whether a document lies at or below one of the paths, or is named by itself. */
export function isWithin(scope: { paths: readonly string[]; ids: readonly string[] }, { id, path }: Held): boolean {
  return scope.ids.includes(id) || scope.paths.some((own) => path === own || path.startsWith(`${own}.`))
}

/** Arithmetic of place paths (ltree labels from the county down). */

/** The path just past everything below `path`; the same as app.path_end in the database. */
export function pathEnd(path: string): string {
  return `${path}0`
}

/** Whether `path` is `above` or stands below it. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`)
}

/** The path of the area above; undefined for a county. */
export function parentPath(path: string): string | undefined {
  const end = path.lastIndexOf('.')
  return end < 0 ? undefined : path.slice(0, end)
}

/**
 * The area that is walked as one: the grid, or what stands right below a community without grids, or the village itself.
 * Doors have their walking order within it.
 */
export function walkOf(path: string): string {
  return path.split('.').slice(0, 4).join('.')
}

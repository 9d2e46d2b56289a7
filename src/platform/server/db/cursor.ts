import { Problem, problems } from '../../contract/index.ts'

/** Cursor of a keyset-paged list: the sort key of the last row, opaque to the caller. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor back; whatever we did not write is a problem at that field. `parts` is the length of the key. */
export function readCursor(cursor: string | undefined, parts: number): (string | number)[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (
      Array.isArray(key) &&
      key.length === parts &&
      key.every(
        (part) => typeof part === 'number' || (typeof part === 'string' && part.isWellFormed() && !part.includes('\0')),
      )
    )
      return key
  } catch {
    // Falls through to the problem.
  }
  throw new Problem(problems.invalid, undefined, [{ path: '/after', definition: problems.field_format }])
}

import { Problem, problems } from '#platform/contract/index.ts'

/** Cursor of a keyset-paged list: the key of the last row, opaque to the client. */
export function toCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor whose parts have these types. Throws platform.invalid at `/after` for anything that we did not make. */
export function readCursor<const K extends readonly ('string' | 'number')[]>(
  cursor: string,
  kinds: K,
): { [I in keyof K]: K[I] extends 'number' ? number : string } {
  const key = parse(cursor)
  if (!Array.isArray(key) || key.length !== kinds.length || kinds.some((kind, index) => typeof key[index] !== kind))
    throw new Problem(problems.invalid, undefined, [{ path: '/after', definition: problems.field_format }])
  return key as unknown as { [I in keyof K]: K[I] extends 'number' ? number : string } // checked part by part above
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

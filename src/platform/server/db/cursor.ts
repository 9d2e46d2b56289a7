import { Problem, problems } from '../../contract/index.ts'

/** What a part of a cursor may be; `text` is anything that the database can store. */
const isPart = {
  instant: (part: unknown) =>
    typeof part === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(part) &&
    !Number.isNaN(Date.parse(part)),
  uuid: (part: unknown) => typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
  path: (part: unknown) => typeof part === 'string' && /^\w{1,20}(\.\w{1,20}){0,9}$/.test(part),
  integer: (part: unknown) => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
  text: (part: unknown) => typeof part === 'string' && part.isWellFormed() && !part.includes('\0'),
}
type Key<P extends readonly (keyof typeof isPart)[]> = {
  -readonly [I in keyof P]: P[I] extends 'integer' ? number : string
}

/** Cursor of a keyset-paged list: the sort key of the last row, opaque to the caller. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Reads a cursor back; whatever we did not write is a problem at that field, never an error of the database. */
export function readCursor<const P extends readonly (keyof typeof isPart)[]>(
  cursor: string | undefined,
  parts: P,
): Key<P> | undefined {
  if (cursor === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === parts.length && parts.every((part, index) => isPart[part](key[index])))
      return key as unknown as Key<P> // checked part by part above
  } catch {
    // Falls through to the problem.
  }
  throw new Problem(problems.invalid, undefined, [{ path: '/after', definition: problems.field_format }])
}

/** A value of a field; nothing is null or the empty text. */
export type FieldValue = string | number | null

const plain = (value: FieldValue | undefined): FieldValue => (value === '' ? null : (value ?? null))

/**
 * Merges an edit of one field: a field that still stands as the editor saw it takes the new value; one that already has the
 * new value stays; one that somebody changed meanwhile to another value is kept as it is and shown to a person (RIGHTS
 * T-13). Without the value that was seen, only an empty field is filled.
 */
export function mergeField(
  current: FieldValue,
  edit: { was: FieldValue | undefined; is: FieldValue },
): 'same' | 'take' | 'conflict' {
  if (plain(current) === plain(edit.is)) return 'same'
  if (edit.was === undefined) return plain(current) === null ? 'take' : 'conflict'
  return plain(edit.was) === plain(current) ? 'take' : 'conflict'
}

/** Column of each field of a sheet, by its position. */
export type ColumnsOf<F extends string> = Partial<Record<F, number>>
/** Headings that mean a field, the clearest first. */
export type HeadingWords<F extends string> = Readonly<Record<F, readonly RegExp[]>>

/**
 * Which column of a sheet is which field, by its heading: remembered headings first, then the words of each field in the order of the
 * fields, clear words before vague ones. A column is taken once.
 */
export function guessColumns<F extends string>(
  words: HeadingWords<F>,
  headings: readonly string[],
  remembered: Partial<Record<F, string>> = {},
): ColumnsOf<F> {
  const found: ColumnsOf<F> = {}
  const taken = new Set<number>()
  const take = (field: F, test: (heading: string) => boolean): void => {
    if (found[field] !== undefined) return
    const index = headings.findIndex((heading, at) => !taken.has(at) && test(heading.trim()))
    if (index < 0) return
    found[field] = index
    taken.add(index)
  }
  const fields = Object.keys(words) as F[]
  for (const field of fields) {
    const known = remembered[field]?.trim()
    if (known) take(field, (heading) => heading === known)
  }
  for (const field of fields) for (const word of words[field]) take(field, (heading) => word.test(heading))
  return found
}

/** The row of headings among the first ten: the first in which two fields are found, else the first. */
export function headingRowOf<F extends string>(words: HeadingWords<F>, rows: readonly (readonly string[])[]): number {
  return Math.max(
    0,
    rows.slice(0, 10).findIndex((row) => Object.keys(guessColumns(words, row)).length >= 2),
  )
}

/** Headings of the chosen columns, to be remembered for the next file of the same kind. */
export function headingsOf<F extends string>(
  columns: ColumnsOf<F>,
  headings: readonly string[],
): Partial<Record<F, string>> {
  return Object.fromEntries(
    (Object.entries(columns) as [F, number][]).map(([field, at]) => [field, headings[at] ?? '']),
  ) as Partial<Record<F, string>>
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what is taken out
const control = /[\u0000-\u001f\u007f]+/g

/** A cell as it may be stored: no control characters, no white space around it; nothing where it is not well-formed. */
export const cleanCell = (text: string): string => (text.isWellFormed() ? text : '').replace(control, ' ').trim()

/** What was chosen for the last file of this kind, on this device; empty where nothing was kept. */
export function recall<T extends object>(key: string): Partial<T> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`lianfang.${key}`) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Partial<T>) : {}
  } catch {
    return {}
  }
}

/** Keeps a choice for the next file of this kind. */
export function keep(key: string, chosen: object): void {
  try {
    localStorage.setItem(`lianfang.${key}`, JSON.stringify(chosen))
  } catch {
    // A browser that stores nothing asks again next time.
  }
}

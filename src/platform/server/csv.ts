/** A cell of a sheet: text or a count. */
export type Cell = string | number

/**
 * Rows as CSV (RFC 4180) with a byte order mark, which spreadsheets need to see UTF-8. Text that a spreadsheet would take
 * for a formula gets an apostrophe before it: a name or address must never run on the reader's machine.
 */
export function toCsv(rows: readonly (readonly Cell[])[]): Buffer {
  const text = rows.map((row) => `${row.map(toField).join(',')}\r\n`).join('')
  return Buffer.from(`\ufeff${text}`, 'utf8')
}

function toField(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

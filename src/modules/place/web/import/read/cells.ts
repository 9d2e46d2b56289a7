/** A cell as text: numbers without exponent, dates as days (a room such as 3-12 that Excel took for one is seen as such). */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number' && Number.isInteger(cell)) return cell.toFixed(0)
  return String(cell).trim()
}

/** The list with the item at `from` at `to` instead. */
export function put<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item)
  return next
}

/** By number as a person counts: 2 before 10, 101 before 1001. */
export function byNumber(a: { number: string }, b: { number: string }): number {
  return a.number.localeCompare(b.number, 'zh-Hans-CN', { numeric: true })
}

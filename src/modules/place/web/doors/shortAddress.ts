/**
 * A door's address without what the area in focus already says: after the area's own name where the address holds it, else
 * after the names above it. The whole address where neither fits.
 */
export function shortAddress(address: string, area: string, above: readonly string[]): string {
  const own = address.indexOf(area)
  if (own >= 0 && own + area.length < address.length) return address.slice(own + area.length)
  for (let from = 0; from < above.length; from++) {
    for (let to = above.length; to > from; to--) {
      const head = above.slice(from, to).join('')
      if (head && address.startsWith(head) && head.length < address.length) return address.slice(head.length)
    }
  }
  return address
}

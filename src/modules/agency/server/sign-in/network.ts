import { isIPv6 } from 'node:net'

/**
 * The network an address belongs to: /24 for IPv4, /64 for IPv6, the least that one subscriber holds. Kept instead of the
 * address: enough to recognise one's own session and to slow a guesser down.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const four = mapped ?? address
  if (/^\d+\.\d+\.\d+\.\d+$/.test(four)) return `${four.split('.').slice(0, 3).join('.')}.0/24`
  const plain = address.split('%')[0] ?? ''
  if (!isIPv6(plain)) return 'unknown'
  const [head = '', tail] = plain.toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  const groups = [...front, ...zeros, ...back].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}

import { BlockList, isIP } from 'node:net'

/** Addresses that nobody outside may make the county's machine write to (request forgery): what they are decides whether they may be allowed. */
const lists = { never: new BlockList(), inner: new BlockList() }
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  lists.never.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
  ['2001:db8::', 32],
] as const)
  lists.never.addSubnet(net, bits, 'ipv6')
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const)
  lists.inner.addSubnet(net, bits, 'ipv4')
lists.inner.addSubnet('::1', 128, 'ipv6')
lists.inner.addSubnet('fc00::', 7, 'ipv6')

/**
 * What an address is: `never` (link-local with its metadata services, unspecified, multicast, documentation), `inner` (this machine
 * and private networks, which the administrator can allow for one channel), `outer`.
 */
export function placeOf(address: string): 'never' | 'inner' | 'outer' {
  const version = isIP(address)
  if (version === 0) return 'never'
  // An IPv4 address in the dress of IPv6 is what it is inside; BlockList looks there by itself for ::ffff:, not for the others.
  if (version === 6 && /^(64:ff9b:|2002:|::(?!1$|ffff:)[0-9a-f.:]+$)/i.test(address)) return 'never'
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (lists.never.check(address, family)) return 'never'
  return lists.inner.check(address, family) ? 'inner' : 'outer'
}

/** Reads an address that something is to be posted to; undefined where it is none. Plain HTTP only within the own network. */
export function readAddress(text: string, isInner: boolean): URL | undefined {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.hostname === '') return undefined
  return url.protocol === 'https:' || (isInner && url.protocol === 'http:') ? url : undefined
}

/** Whether a name that is an address already, or stands for this machine, is none that may be written to. */
export function isForbidden(url: URL, isInner: boolean): boolean {
  const name = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const place = isIP(name) > 0 ? placeOf(name) : /(^|\.)localhost$/i.test(name) ? 'inner' : 'outer'
  return place === 'never' || (place === 'inner' && !isInner)
}

/** Whether a browser's address is one of the services allowed: by name, `*.` for all below one, with the port where it has one. */
export function isOpenTo(endpoint: string, hosts: readonly string[], isInner: boolean): boolean {
  const url = readAddress(endpoint, isInner)
  if (!url || isForbidden(url, isInner)) return false
  return hosts.some((host) =>
    host.startsWith('*.') ? url.port === '' && url.hostname.endsWith(host.slice(1)) : url.host === host,
  )
}

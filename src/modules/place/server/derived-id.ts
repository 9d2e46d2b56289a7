import { createHash } from 'node:crypto'

/**
 * Id of something that a command brings into being without naming it (a building in an imported list): from the command's
 * own id and what it is, so that a journal that is played again makes the same rows. It keeps the command's time.
 */
export function derivedId(command: string, what: string): string {
  const hash = createHash('sha256').update(`${command}\0${what}`).digest('hex')
  return uuid(`${command.replaceAll('-', '').slice(0, 12)}${hash}`, '7')
}

/** Id of an official division: the same for one code on every installation (RFC 9562, version 8). */
export function divisionId(code: string): string {
  return uuid(createHash('sha256').update(`division\0${code}`).digest('hex'), '8')
}

function uuid(hex: string, version: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

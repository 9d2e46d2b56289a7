import { hasCheckSign } from '#platform/contract/person-numbers.ts'

/** Whether a text is a citizen's number by its check sign (GB 11643-1999); undefined where it is another paper's, or none. */
export function isIdNumber(text: string | undefined): boolean | undefined {
  const plain = (text ?? '').replace(/[\s-]/g, '').toUpperCase()
  if (!/^\d{15}$|^\d{17}[\dX]$/.test(plain)) return undefined
  if (plain.length === 15) return true
  return hasCheckSign(plain)
}

/** The year of birth that a citizen's number tells. */
export function birthYearOf(text: string | undefined): number | undefined {
  const plain = (text ?? '').replace(/[\s-]/g, '')
  const told = /^\d{17}[\dXx]$/.test(plain)
    ? plain.slice(6, 10)
    : /^\d{15}$/.test(plain)
      ? `19${plain.slice(6, 8)}`
      : ''
  const year = Number(told)
  return year >= 1880 && year <= 2200 ? year : undefined
}

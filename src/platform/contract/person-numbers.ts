/** How many numbers of persons a text holds; never which. */
export interface PersonNumbers {
  /** Citizens' identity numbers, 18 signs whose last one checks the others. */
  identity: number
  /** Mobile phones of the mainland. */
  phone: number
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether the last of 18 signs checks the others (GB 11643-1999: ISO 7064, MOD 11-2). */
export function hasCheckSign(number: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase()
}

/** A gap that people and programs put between the parts of a number; never a new line or the next cell. */
const gap = '[ \\u00a0\\u2002-\\u200a\\u3000-]?'
const identity = new RegExp(`(?<![0-9])([1-9]\\d{5})${gap}(\\d{4})${gap}(\\d{4})${gap}(\\d{3}[0-9Xx])(?![0-9])`, 'g')
const phone = new RegExp(`(?<![0-9])(?:(?:\\+|00)?86${gap})?1[3-9]\\d${gap}\\d{4}${gap}\\d{4}(?![0-9])`, 'g')

/**
 * Counts what looks like an identity number (GB 11643-1999, by its check sign and a possible day of birth) or a mobile phone
 * in a text, also in full-width digits or cut up by gaps and hyphens.
 */
export function countPersonNumbers(text: string): PersonNumbers {
  // Signs that nobody sees, such as a joiner of no width, cut a number up for a program alone.
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff10-\uff19\uff38\uff58]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  let found = 0
  const rest = plain.replace(identity, (whole, region: string, year: string, day: string, order: string) => {
    const number = region + year + day + order
    if (!/^(18|19|20)/.test(year) || !/^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(day) || !hasCheckSign(number))
      return whole
    found++
    return '\n'
  })
  return { identity: found, phone: rest.match(phone)?.length ?? 0 }
}

/** Whether there is any. */
export function isAny({ identity, phone }: PersonNumbers): boolean {
  return identity + phone > 0
}

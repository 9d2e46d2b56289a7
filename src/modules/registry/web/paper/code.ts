/**
 * The short code of a door on paper: five characters made from the door's id and one that checks them, e.g. `3FK 9T2`. It is
 * the same on every sheet, so that yesterday's sheet can be typed in today.
 *
 * Characters and check are those of the NOID Check Digit Algorithm (J. Kunze, noid(1), "NOID CHECK DIGIT ALGORITHM"): digits and
 * consonants without L, hence no word and no 0/O or 1/I/L to mix up; every character times its place, modulo 29. As 29 is
 * prime and above the length, one wrong character and any two that changed places are always found, the check among them.
 */
const characters = '0123456789BCDFGHJKMNPQRSTVWXZ'
const radix = characters.length
const dataLength = 5
const space = radix ** dataLength

/** Characters of a code, its check among them. */
export const codeLength = dataLength + 1

/** The character that checks a text; characters outside the alphabet count nothing, as in the algorithm. */
export function checkCharacter(text: string): string {
  const sum = [...text].reduce((total, each, index) => total + Math.max(0, characters.indexOf(each)) * (index + 1), 0)
  return characters.charAt(sum % radix)
}

/** The code of a door, without the gap. Two doors may share one, once in some 20 million pairs. */
export function codeOf(door: string): string {
  let rest = scatter(door.toLowerCase()) % space
  let data = ''
  while (data.length < dataLength) {
    data += characters.charAt(rest % radix)
    rest = Math.floor(rest / radix)
  }
  return data + checkCharacter(data)
}

/** A code as it is printed: with a gap in the middle. */
export function showCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`.trimEnd()
}

/** What was typed, as a code is written: full-width, small letters, gaps, and the look-alikes O, I and L are taken as meant. */
export function cleanCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
}

/** What is wrong with a code by itself, before any list is asked. */
export function codeFault(code: string): 'length' | 'character' | 'check' | undefined {
  if ([...code].some((each) => !characters.includes(each))) return 'character'
  if (code.length !== codeLength) return 'length'
  return checkCharacter(code.slice(0, dataLength)) === code[dataLength] ? undefined : 'check'
}

/** Spreads texts evenly over 53 bits (two multiplicative lanes, as in cyrb53); ids that follow each other get codes far apart. */
function scatter(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (const each of text) {
    const value = each.charCodeAt(0)
    a = Math.imul(a ^ value, 2654435761)
    b = Math.imul(b ^ value, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

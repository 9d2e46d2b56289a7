/**
 * Telephone and identity numbers that nobody can have. A Chinese mobile number begins with 1, so 000 and eight digits reach
 * nobody. Identity numbers carry the region 510799, which the official codes do not know, and a wrong check character besides
 * (GB 11643-1999: weights 2^(18-i) mod 11), so no checker accepts one.
 */
import type { Random } from './random.ts'
import type { Sex } from './types.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const REGION = '510799'

/** Numbers of one county; no number is given twice. */
export type Papers = { phone(): string; idNumber(sex: Sex, birthYear: number, random: Random): string }

export function papers(random: Random): Papers {
  let count = random.int(0, 99_999_999)
  const used = new Set<string>()
  return {
    phone() {
      count = (count + 48_271_003) % 100_000_000 // has no factor in common with 10^8: repeats only after all
      return `000${String(count).padStart(8, '0')}`
    },
    idNumber(sex, birthYear, source) {
      for (;;) {
        const month = String(source.int(1, 12)).padStart(2, '0')
        const day = String(source.int(1, 28)).padStart(2, '0')
        const order = source.int(0, 499) * 2 + (sex === 'male' ? 1 : 0)
        const body = `${REGION}${birthYear}${month}${day}${String(order).padStart(3, '0')}`
        if (used.has(body)) continue
        used.add(body)
        return body + CHECKS[(checkIndex(body) + source.int(1, 10)) % 11]
      }
    },
  }
}

/** The check character that GB 11643-1999 asks for after these 17 digits. */
export function checkCharacter(body: string): string {
  return CHECKS.charAt(checkIndex(body))
}

function checkIndex(body: string): number {
  return WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(body[index]), 0) % 11
}

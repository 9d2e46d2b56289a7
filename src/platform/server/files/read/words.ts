import type { searchedHow } from '../../../contract/file.ts'

/** Most text that is unpacked of one file, in bytes. */
export const mostText = 48 * 1_048_576

/** The words of a file, and whether these are all of them. */
export interface Words {
  /** Ways in which the same words may be read, where nobody knows which is right; mostly one. */
  texts: readonly string[]
  searched: (typeof searchedHow)[number]
}

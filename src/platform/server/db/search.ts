/**
 * The pieces of what somebody typed into a search, at most five; a row is found when it has them all. Full width letters and
 * digits of a Chinese keyboard count as the narrow ones.
 */
export function searchWords(typed: string): string[] {
  const narrow = typed.replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  return narrow
    .split(/[\s,，、]+/)
    .filter(Boolean)
    .slice(0, 5)
}

/** The pieces as LIKE patterns; `%` and `_` are taken as they are. */
export const searchPatterns = (typed: string): string[] => searchWords(typed).map(patternOf)

/** One piece as a LIKE pattern. */
export const patternOf = (piece: string): string => `%${piece.replaceAll(/[\\%_]/g, '\\$&')}%`

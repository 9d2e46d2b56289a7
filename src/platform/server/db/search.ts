/**
 * LIKE patterns for the pieces of what somebody typed into a search, at most five; a row is found when it has them all. Full
 * width letters and digits of a Chinese keyboard count as the narrow ones, and `%` and `_` are taken as they are.
 */
export function searchPatterns(typed: string): string[] {
  const narrow = typed.replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  return narrow
    .split(/[\s,，、]+/)
    .filter(Boolean)
    .slice(0, 5)
    .map((piece) => `%${piece.replaceAll(/[\\%_]/g, '\\$&')}%`)
}

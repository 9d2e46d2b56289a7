/**
 * Reading the small comma-separated lists of this folder and of the divisions package. Neither has commas or line breaks inside
 * a quoted field (the tests hold every row of the package to its code pattern), so a full parser would only cost time.
 */

/** The fields of one line, without the quotes round them. */
export function splitLine(line: string): string[] {
  return line.split(',').map((field) => {
    const text = field.trim()
    return text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text
  })
}

/** Rows of a whole file after its header line; blank lines are left out. */
export function parseRows(text: string): string[][] {
  const lines = text.split(/\r?\n/)
  return lines
    .slice(1)
    .filter((line) => line !== '')
    .map(splitLine)
}

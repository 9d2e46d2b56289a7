const separators = [',', '\t', ';'] as const

/**
 * Rows of a CSV text (RFC 4180): quoted fields with doubled quotes and line breaks, CRLF, LF or CR, and commas, tabs or
 * semicolons as separator, whichever the first line has most of. A quote inside an unquoted field is kept as it is.
 */
export function readCsv(text: string): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const field = text[at] === '"' ? quoted(text, at) : plain(text, at, separator)
    row.push(field.value)
    at = field.end
    if (text[at] === separator) {
      at += 1
      if (at === text.length) row.push('')
      else continue
    } else if (text[at] === '\r') at += text[at + 1] === '\n' ? 2 : 1
    else at += 1
    rows.push(row)
    row = []
  }
  return rows
}

function separatorOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/))
  const counts = separators.map((separator) => line.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

interface Field {
  value: string
  end: number
}

function plain(text: string, start: number, separator: string): Field {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(start, end), end }
}

/** From an opening quote to the closing one; what stands between it and the separator belongs to the field too. */
function quoted(text: string, start: number): Field {
  let value = ''
  let at = start + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, close)
    if (text[close + 1] !== '"') {
      const rest = /[^,;\t\r\n]*/y
      rest.lastIndex = close + 1
      const tail = rest.exec(text)?.[0] ?? ''
      return { value: value + tail, end: close + 1 + tail.length }
    }
    value += '"'
    at = close + 2
  }
}

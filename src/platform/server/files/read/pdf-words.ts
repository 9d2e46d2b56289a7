/** What the codes of a font mean; without `signs` each byte is its own sign. */
export interface Signs {
  /** Bytes a code. */
  width: number
  signs: ReadonlyMap<number, string> | undefined
}

/** A string that a page shows, after a step to its place. */
export interface Show {
  /** How the place was reached: right behind the one before, a gap, a step along the line, or a new line. */
  step: 'on' | 'gap' | 'along' | 'line'
  /** Its codes, a byte a sign. */
  code: string
}

const hex = (digits: string) => Number.parseInt(digits, 16)
const utf16 = (digits: string) =>
  String.fromCharCode(...(digits.match(/[0-9a-f]{1,4}/gi) ?? []).map((unit) => hex(unit)))

/** Reads a ToUnicode map (ISO 32000-2, 9.10.3). */
export function readMap(text: string): Signs {
  const plain = text.replace(/>\s*</g, '> <')
  const width = Math.ceil((/begincodespacerange\s*<([0-9a-f]+)>/i.exec(plain)?.[1]?.length ?? 4) / 2)
  const signs = new Map<number, string>()
  for (const [, block = ''] of plain.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi))
      signs.set(hex(code), utf16(to))
  for (const [, block = ''] of plain.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', one, many] of block.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[([^\]]*)\])/gi,
    )) {
      const [first, last] = [hex(from), Math.min(hex(to), hex(from) + 65_535)]
      const listed = many?.match(/[0-9a-f]+/gi)
      for (let code = first; code <= last; code++) {
        const sign = listed
          ? utf16(listed[code - first] ?? '')
          : String.fromCodePoint(Math.min(0x10ffff, hex((one ?? '0').slice(-6)) + code - first))
        signs.set(code, sign)
      }
    }
  }
  return { width, signs }
}

const token =
  /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9a-fA-F\s]*>|\[|\]|[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'"][\w*'"]*|\/[^\s/<>[\]()]*/g
const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function codeOf(text: string): string {
  if (text[0] === '<') {
    const digits = text.replace(/[^0-9a-fA-F]/g, '')
    return (digits.match(/.{1,2}/g) ?? []).map((two) => String.fromCharCode(hex(two.padEnd(2, '0')))).join('')
  }
  return text
    .slice(1, -1)
    .replace(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_whole, sign: string) =>
      /^[0-7]/.test(sign)
        ? String.fromCharCode(Number.parseInt(sign, 8) & 255)
        : /^[\r\n]/.test(sign)
          ? ''
          : (escaped[sign] ?? sign),
    )
}

/** What a page shows, in its order (ISO 32000-2, 9.4). */
export function showsOf(page: string): Show[] {
  const shows: Show[] = []
  let numbers: number[] = []
  let codes: Show[] = []
  let [step, height]: [Show['step'], number | undefined] = ['line', undefined]
  const show = () => {
    codes.forEach((one, nth) => {
      shows.push(nth === 0 ? { ...one, step: one.step === 'gap' && step === 'on' ? 'gap' : step } : one)
    })
    if (codes.length > 0) step = 'on'
  }
  for (const [found] of page.matchAll(token)) {
    const first = found[0] ?? ''
    if (first === '(' || first === '<') {
      // In an array a number before a string moves it by thousandths of the size; a wide move is a gap.
      const isGap = (numbers.at(-1) ?? 0) < -250
      codes.push({ step: isGap ? 'gap' : 'on', code: codeOf(found) })
      numbers = []
      continue
    }
    if (first === '[' || first === ']' || first === '/') {
      if (first === '[') numbers = []
      continue
    }
    if (/[-+.\d]/.test(first)) {
      numbers.push(Number(found))
      continue
    }
    if (found === 'Tj' || found === 'TJ') show()
    else if (found === "'" || found === '"') {
      step = 'line'
      show()
    } else if (found === 'Td' || found === 'TD') step = numbers.at(-1) === 0 ? 'along' : 'line'
    else if (found === 'T*' || found === 'BT') step = found === 'BT' && height !== undefined ? 'along' : 'line'
    else if (found === 'Tm') {
      const y = numbers.at(-1)
      step = y !== undefined && y === height ? 'along' : 'line'
      height = y
    }
    numbers = []
    codes = []
  }
  return shows
}

/**
 * The words of a page by one font's codes: with the pieces of a line joined, as a program writes that places each sign by itself,
 * or apart, as one writes that places cells. Without drawing nobody knows which it was.
 */
export function wordsWith({ width, signs }: Signs, shows: readonly Show[], isJoined: boolean): string {
  const between = { on: '', gap: ' ', along: isJoined ? '' : '\n', line: '\n' }
  return shows.map(({ step, code }) => between[step] + (signs ? read(code, width, signs) : code)).join('')
}

function read(code: string, width: number, signs: ReadonlyMap<number, string>): string {
  let text = ''
  for (let at = 0; at + width <= code.length; at += width) {
    let number = 0
    for (let n = 0; n < width; n++) number = number * 256 + code.charCodeAt(at + n)
    text += signs.get(number) ?? '\u0000'
  }
  return text
}

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

/** Most codes that one font explains; a forged map could name them all again and again. */
const mostSigns = 70_000

/** What stands between pairs of words. */
const blocks = (text: string, begin: string, end: string) =>
  text
    .split(begin)
    .slice(1)
    .map((block) => block.split(end, 1)[0] ?? '')

/** Reads a ToUnicode map (ISO 32000-2, 9.10.3). */
export function readMap(text: string): Signs {
  const plain = text.replace(/>\s*</g, '> <')
  const width = Math.ceil((/begincodespacerange\s*<([0-9a-f]+)>/i.exec(plain)?.[1]?.length ?? 4) / 2)
  const signs = new Map<number, string>()
  let left = mostSigns
  for (const block of blocks(plain, 'beginbfchar', 'endbfchar'))
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi))
      if (left-- > 0) signs.set(hex(code), utf16(to))
  for (const block of blocks(plain, 'beginbfrange', 'endbfrange')) {
    for (const [, from = '', to = '', one, many] of block.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[([^\][]*)\])/gi,
    )) {
      const first = hex(from)
      const listed = many?.match(/[0-9a-f]+/gi)
      const base = hex((one ?? '0').slice(-6))
      for (let code = first; code <= hex(to) && left > 0; code++, left--)
        signs.set(
          code,
          listed ? utf16(listed[code - first] ?? '') : String.fromCodePoint(Math.min(0x10ffff, base + code - first)),
        )
    }
  }
  return { width, signs }
}

/** A word of a page: a string with its codes, a number, an operator, the begin of an array. */
type Token = { code: string } | { number: number } | { word: string }

const space = /[\s\0]/
const ends = /[\s\0()<>[\]{}/%]/

/** The words of a page, each sign looked at once, whatever it holds. */
function* tokens(page: string): Generator<Token> {
  for (let at = 0; at < page.length; ) {
    const sign = page[at] as string
    if (space.test(sign)) at++
    else if (sign === '(') {
      const end = endOfString(page, at)
      yield { code: codeOf(page.slice(at + 1, end)) }
      at = end + 1
    } else if (sign === '<' && page[at + 1] !== '<') {
      const end = page.indexOf('>', at)
      if (end < 0) return
      yield { code: codeOfHex(page.slice(at + 1, end)) }
      at = end + 1
    } else if (sign === '%') {
      const end = page.slice(at, at + 1000).search(/[\r\n]/)
      at += end < 0 ? 1000 : end
    } else {
      const from = at++
      if (!ends.test(sign) || sign === '/') while (at < page.length && !ends.test(page[at] as string)) at++
      const word = page.slice(from, at)
      yield /^[-+.\d]+$/.test(word) ? { number: Number(word) || 0 } : { word }
    }
  }
}

/** Where a string ends that begins at a bracket; brackets in it come in pairs or are escaped. */
function endOfString(page: string, from: number): number {
  let depth = 0
  for (let at = from; at < page.length; at++) {
    const sign = page[at]
    if (sign === '\\') at++
    else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return at
  }
  return page.length
}

const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const codeOfHex = (text: string): string =>
  (text.replace(/[^0-9a-fA-F]/g, '').match(/.{1,2}/g) ?? [])
    .map((two) => String.fromCharCode(hex(two.padEnd(2, '0'))))
    .join('')

const codeOf = (text: string): string =>
  text.replace(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_whole, sign: string) =>
    /^[0-7]/.test(sign)
      ? String.fromCharCode(Number.parseInt(sign, 8) & 255)
      : /^[\r\n]/.test(sign)
        ? ''
        : (escaped[sign] ?? sign),
  )

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
  for (const token of tokens(page)) {
    if ('code' in token) {
      // In an array a number before a string moves it by thousandths of the size; a wide move is a gap.
      const isGap = (numbers.at(-1) ?? 0) < -250
      codes.push({ step: isGap ? 'gap' : 'on', code: token.code })
      numbers = []
      continue
    }
    if ('number' in token) {
      numbers.push(token.number)
      continue
    }
    const found = token.word
    if (found === ']' || found[0] === '/') continue
    if (found === '[') {
      numbers = []
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

import { promisify } from 'node:util'
import { inflate as inflateCallback } from 'node:zlib'
import { Problem } from '../../../contract/index.ts'
import { fileProblems } from '../../../contract/problems-file.ts'
import { readMap, type Signs, showsOf, wordsWith } from './pdf-words.ts'
import { mostText, type Words } from './words.ts'

const inflate = promisify(inflateCallback)

/** What runs by itself or starts a program when a PDF is opened (ISO 32000-2, 12.6.4). */
const active = /\/(JavaScript|JS|Launch)\b/

/** Most signs that are read, by all fonts together: each may be in any of them. */
const mostRead = 30_000_000

/** One stream: what its dictionary says, and its bytes as they stand. */
interface Stream {
  dictionary: string
  data: Buffer
}

/**
 * The words of a PDF, as far as they can be had without drawing it: text that is shown with a font that says what its codes
 * mean. What is a scan, encrypted, or packed in a way that is not read here is owned up to. Throws file.active, damaged.
 */
export async function readPdf(bytes: Buffer): Promise<Words> {
  if (!bytes.subarray(-2048).includes('%%EOF')) throw new Problem(fileProblems.damaged)
  const { streams, around } = split(bytes)
  if (active.test(unescaped(around))) throw new Problem(fileProblems.active)
  if (/\/Encrypt\b/.test(around)) return { texts: [], searched: 'none' }
  let [objects, isWhole, left] = [around, true, mostText]
  const maps: Signs[] = [{ width: 1, signs: undefined }]
  const pages: string[] = []
  for (const { dictionary, data } of streams) {
    if (/\/Type\s*\/XRef\b|\/Length[12]\b|\/Subtype\s*\/(Type1C|CIDFontType0C|OpenType|XML)\b/.test(dictionary))
      continue
    if (/\/Subtype\s*\/Image\b/.test(dictionary) || /\/Type\s*\/EmbeddedFile\b/.test(dictionary)) {
      isWhole = false
      continue
    }
    const text = await plain(dictionary, data, left)
    if (text === undefined) {
      isWhole = false
      continue
    }
    left -= text.length
    if (left <= 0) {
      isWhole = false
      break
    }
    if (/\/Type\s*\/ObjStm\b/.test(dictionary)) objects += `\n${text}`
    else if (text.includes('begincmap')) maps.push(readMap(text))
    else if (/\bT[jJ*]\b|['"]\s/.test(text)) pages.push(text)
  }
  if (active.test(unescaped(objects))) throw new Problem(fileProblems.active)
  const [composite, explained] = [/\/Subtype\s*\/Type0\b/g, /\/ToUnicode\b/g].map(
    (sign) => objects.match(sign)?.length ?? 0,
  )
  // A font whose codes nobody explains, or whose signs are drawn.
  if ((composite ?? 0) > (explained ?? 0) || /\/Subtype\s*\/Type3\b/.test(objects)) isWhole = false
  const shown = pages.map(showsOf).filter((shows) => shows.some(({ code }) => code.length > 0))
  if (shown.length === 0) return { texts: [], searched: 'none' }
  const signs = shown.reduce((sum, shows) => sum + shows.reduce((more, { code }) => more + code.length + 1, 0), 0)
  const fonts = distinct(maps)
  const read = fonts.slice(0, Math.max(1, Math.floor(mostRead / Math.max(1, signs))))
  if (read.length < fonts.length) isWhole = false
  const texts = read.flatMap((map) =>
    [true, false].map((isJoined) => shown.map((shows) => wordsWith(map, shows, isJoined)).join('\n')),
  )
  return { texts, searched: isWhole ? 'all' : 'part' }
}

/** Names may be written with signs as `#4a`. */
const unescaped = (text: string) =>
  text.replace(/#([0-9a-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Fonts of one program often explain the same codes. */
function distinct(maps: readonly Signs[]): Signs[] {
  const known = new Map(maps.map((map) => [JSON.stringify([map.width, ...(map.signs ?? [])]), map]))
  return [...known.values()]
}

/** Longest dictionary of a stream that is looked at, in bytes. */
const longestDictionary = 8192

/** Streams, and all that stands around them. */
function split(bytes: Buffer): { streams: Stream[]; around: string } {
  const text = bytes.toString('latin1')
  const streams: Stream[] = []
  const around: string[] = []
  let from = 0
  const begin = /\bstream\r?\n/g
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const before = text.slice(from, found.index)
    const at = found.index + found[0].length
    const dictionary = before.slice(Math.max(0, before.lastIndexOf('obj'), before.length - longestDictionary))
    const told = Number(/\/Length\s+(\d+)\b(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.NaN)
    const isTold = Number.isFinite(told) && /^\s*endstream/.test(text.slice(at + told, at + told + 12))
    const end = isTold ? at + told : text.indexOf('endstream', at)
    if (end < 0) throw new Problem(fileProblems.damaged)
    streams.push({ dictionary, data: bytes.subarray(at, end) })
    around.push(before)
    from = end
    begin.lastIndex = text.indexOf('endstream', end) + 9
  }
  around.push(text.slice(from))
  return { streams, around: around.join('\n') }
}

/** A stream unpacked; undefined when it is packed another way or broken, blanks when it is more than is left. */
async function plain(dictionary: string, data: Buffer, left: number): Promise<string | undefined> {
  const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.match(/\/\w+/g) ?? []
  if (filters.length === 0) return data.toString('latin1')
  if (
    filters.length > 1 ||
    !/^\/(FlateDecode|Fl)$/.test(filters[0] ?? '') ||
    /\/Predictor\s+(?!1\b)\d/.test(dictionary)
  )
    return undefined
  try {
    const packed = await inflate(data, { maxOutputLength: Math.max(1, left), finishFlush: 2 })
    return packed.toString('latin1')
  } catch (error) {
    // What swells past the bound ends the reading: the next one would, too.
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? ' '.repeat(left) : undefined
  }
}

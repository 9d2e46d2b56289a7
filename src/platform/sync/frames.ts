/**
 * A long text as a sequence of short ones, each for one QR code: `LF1*set*number*of*check*data`. They are shown over and over
 * and read in whatever order a camera catches them. `set` is the checksum of the whole text, so that frames of two texts are
 * never joined, and a joined text is checked once more. The text is ASCII.
 */

/** Letters of a frame's data: a QR code of version 13 or less, which a cheap camera reads from a scratched screen. */
export const frameSize = 320
const mark = 'LF1'
const form = /^LF1\*([0-9a-f]{8})\*(\d{1,4})\*(\d{1,4})\*([0-9a-f]{8})\*(.+)$/s

/** Cuts a text into frames. Throws on letters outside ASCII, and on what would be 10,000 frames or more. */
export function splitFrames(text: string, size = frameSize): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
  if (!/^[\x00-\x7f]+$/.test(text)) throw new Error('frames carry ASCII')
  const total = Math.ceil(text.length / size)
  if (total > 9999) throw new Error('too long for frames')
  const set = crc32(text)
  return Array.from({ length: total }, (_, at) => {
    const data = text.slice(at * size, (at + 1) * size)
    return [mark, set, at + 1, total, checkOf(set, at + 1, total, data), data].join('*')
  })
}

/** What became of a frame: taken, had already, not one of ours, or damaged. */
export type FrameFate = 'new' | 'known' | 'foreign' | 'damaged'

/** Collects frames until a text is whole. */
export class FrameCollector {
  readonly #sets = new Map<string, { total: number; data: Map<number, string> }>()
  #current: { total: number; data: Map<number, string> } | undefined
  #whole: string | undefined

  /** Takes what a camera has read. */
  add(read: string): FrameFate {
    const parts = form.exec(read)
    if (!parts) return read.startsWith(`${mark}*`) ? 'damaged' : 'foreign'
    const [set, n, total, check, data] = [parts[1] ?? '', Number(parts[2]), Number(parts[3]), parts[4], parts[5] ?? '']
    if (n < 1 || n > total || check !== checkOf(set, n, total, data)) return 'damaged'
    const key = `${set}*${total}`
    const had = this.#sets.get(key) ?? { total, data: new Map<number, string>() }
    this.#sets.set(key, had)
    this.#current = had
    if (had.data.has(n)) return 'known'
    had.data.set(n, data)
    if (had.data.size === total) this.#join(key, set, had.data)
    return 'new'
  }

  /** How many frames of the text that was last read are here. */
  get progress(): { have: number; total: number } {
    return { have: this.#current?.data.size ?? 0, total: this.#current?.total ?? 0 }
  }

  /** Numbers of the text that was last read that are still missing. */
  get missing(): number[] {
    const { total, data } = this.#current ?? { total: 0, data: new Map<number, string>() }
    return Array.from({ length: total }, (_, at) => at + 1).filter((n) => !data.has(n))
  }

  /** The text, once all its frames are here. */
  get text(): string | undefined {
    return this.#whole
  }

  #join(key: string, set: string, data: ReadonlyMap<number, string>): void {
    const text = [...data.entries()]
      .sort(([a], [b]) => a - b)
      .map(([, part]) => part)
      .join('')
    if (crc32(text) === set) this.#whole = text
    // Frames that agree one by one and not as a whole are begun again.
    else this.#sets.delete(key)
  }
}

const checkOf = (set: string, n: number, total: number, data: string): string => crc32(`${set}*${n}*${total}*${data}`)

const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 of an ASCII text, eight hexadecimal digits. */
export function crc32(text: string): string {
  let sum = 0xffffffff
  for (let at = 0; at < text.length; at++) sum = (sum >>> 8) ^ (table[(sum ^ text.charCodeAt(at)) & 255] ?? 0)
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}

import { Problem } from '../../../contract/index.ts'
import { fileProblems } from '../../../contract/problems-file.ts'

/** Encodings of a plain text, by the names that a browser knows (WHATWG Encoding); GB 18030 holds GBK and GB 2312. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Encodings that a text's first bytes name. */
const marks: readonly { charset: Charset; mark: readonly number[] }[] = [
  { charset: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { charset: 'utf-16le', mark: [0xff, 0xfe] },
  { charset: 'utf-16be', mark: [0xfe, 0xff] },
]

/** What a text is written in, with its words; undefined where it is in none of these. */
export function decode(bytes: Uint8Array): { charset: Charset; text: string } | undefined {
  const named = marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))
  for (const charset of named ? [named.charset] : (['utf-8', 'gb18030'] as const)) {
    if (charset === 'gb18030' && !looksChinese(bytes)) return undefined
    try {
      return { charset, text: new TextDecoder(charset, { fatal: true }).decode(bytes) }
    } catch {
      // It is not written in this one.
    }
  }
  return undefined
}

/** The words of a plain text. Throws file.active, type_unknown, encoding_unknown. */
export function readText(bytes: Buffer): string {
  const text = decode(bytes)?.text
  if (text === undefined) throw new Problem(isBinary(bytes) ? fileProblems.type_unknown : fileProblems.encoding_unknown)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what has them is no text
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) throw new Problem(fileProblems.type_unknown)
  const head = text.slice(0, 2000).trimStart().toLowerCase()
  if (/^<[!?a-z]/.test(head) || /<(html|svg|script|iframe|body)[\s>]/.test(head)) throw new Problem(fileProblems.active)
  return text
}

function isBinary(bytes: Uint8Array): boolean {
  if (marks.some(({ mark }) => mark.every((byte, at) => bytes[at] === byte))) return false
  return bytes.subarray(0, 4096).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}

/**
 * Whether most signs of two bytes are Chinese ones or their punctuation by GB 2312, the part of GB 18030 that people write in:
 * almost any bytes decode as GB 18030, also those of Big5, Shift JIS and Latin 1, and would be shown as other words.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let [pairs, usual] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[++at] ?? 0
    pairs++
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xf7))) usual++
  }
  return usual * 2 > pairs
}

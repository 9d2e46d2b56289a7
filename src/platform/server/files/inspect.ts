import { extname } from 'node:path'
import type { Checked, FileKind } from '../../contract/file.ts'
import { Problem } from '../../contract/index.ts'
import { countPersonNumbers, type PersonNumbers } from '../../contract/person-numbers.ts'
import { fileProblems } from '../../contract/problems-file.ts'
import { readOffice } from './read/office.ts'
import { readPdf } from './read/pdf.ts'
import { decode, readText } from './read/text.ts'
import type { Words } from './read/words.ts'
import { redraw } from './redraw.ts'

/** What a file turned out to be: the bytes that are kept of it, and how many numbers of persons stand in it. */
export interface Inspected extends Pick<Checked, 'kind' | 'searched'> {
  bytes: Buffer
  numbers: PersonNumbers
}

/** Endings of each kind; the first is given to a file whose own says something else. */
const endings: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: ['.pdf'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
  jpeg: ['.jpg', '.jpeg'],
  png: ['.png'],
  webp: ['.webp'],
  text: ['.txt'],
  csv: ['.csv'],
}

const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  text: 'text/plain',
  csv: 'text/csv',
}

/** What a browser is told that it gets, a text with its encoding; never anything that it would run. */
export function mediaTypeOf(kind: FileKind, bytes: Uint8Array): string {
  const type = mediaTypes[kind]
  return type.startsWith('text/') ? `${type}; charset=${decode(bytes)?.charset ?? 'utf-8'}` : type
}

const starts = (bytes: Buffer, ...marks: readonly (string | readonly number[])[]) =>
  marks.some((mark) => {
    const begin = typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from(mark)
    return bytes.subarray(0, begin.length).equals(begin)
  })

/** The family that a file's first bytes say; its name and what a browser says of it count for nothing. */
export function sniff(bytes: Buffer): 'pdf' | 'zip' | 'jpeg' | 'png' | 'webp' | 'ole' | 'program' | 'words' {
  if (starts(bytes, '%PDF-')) return 'pdf'
  if (starts(bytes, 'PK\x03\x04')) return 'zip'
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'png'
  if (starts(bytes, 'RIFF') && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp'
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole'
  const machO = [0xfe, 0xed, 0xfa]
  if (starts(bytes, 'MZ', '\x7fELF', '#!', 'dex\n', [0xca, 0xfe, 0xba, 0xbe], machO, [0xcf, 0xfa, 0xed, 0xfe]))
    return 'program'
  return 'words'
}

/** A whole file looked through. Throws the problem of `file` that says why it is not taken. */
export async function inspect(bytes: Buffer, name: string): Promise<Inspected> {
  if (bytes.length === 0) throw new Problem(fileProblems.empty)
  const family = sniff(bytes)
  if (family === 'ole') throw new Problem(fileProblems.old_office)
  if (family === 'program') throw new Problem(fileProblems.active)
  if (family === 'jpeg' || family === 'png' || family === 'webp') {
    return { kind: family, bytes: await redraw(family, bytes), numbers: countPersonNumbers(name), searched: 'none' }
  }
  const read: { kind: FileKind } & Words =
    family === 'zip'
      ? await readOffice(bytes)
      : family === 'pdf'
        ? { kind: 'pdf', ...(await readPdf(bytes)) }
        : readWords(bytes, name)
  return { kind: read.kind, bytes, numbers: numbersIn([name, ...read.texts]), searched: read.searched }
}

/** A text or list. A broken paper is no text of that name: its sender would believe that the paper has arrived. */
function readWords(bytes: Buffer, name: string): { kind: FileKind } & Words {
  const text = readText(bytes)
  if (isNamedOther(name)) throw new Problem(fileProblems.damaged)
  return { kind: /\.csv$/i.test(name) ? 'csv' : 'text', texts: [text], searched: 'all' }
}

/** Whether a name says that it is none of the kinds that are words alone. */
function isNamedOther(name: string): boolean {
  const ending = extname(name).toLowerCase()
  const kinds = (Object.keys(endings) as FileKind[]).filter((kind) => endings[kind].includes(ending))
  return kinds.some((kind) => kind !== 'text' && kind !== 'csv')
}

/** Of several readings of the same words the one with most counts. */
function numbersIn(texts: readonly string[]): PersonNumbers {
  const ways = texts.map(countPersonNumbers)
  return {
    identity: Math.max(...ways.map(({ identity }) => identity)),
    phone: Math.max(...ways.map(({ phone }) => phone)),
  }
}

/** A file's name without a folder, with an ending that fits what it is, of at most 120 signs. */
export function nameFor(name: string, kind: FileKind): string {
  const bare = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  const ending = extname(bare).toLowerCase()
  const fits = endings[kind].includes(ending)
  const stem = [...(fits ? bare.slice(0, -ending.length) : bare)]
    .slice(0, 110)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${stem || 'file'}${fits ? ending : endings[kind][0]}`
}

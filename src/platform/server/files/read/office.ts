import { Problem } from '../../../contract/index.ts'
import { fileProblems } from '../../../contract/problems-file.ts'
import { wordsOf } from './office-words.ts'
import { decode } from './text.ts'
import { mostText, type Words } from './words.ts'
import { readXml } from './xml.ts'
import { headOf, listZip, unpack, type ZipEntry } from './zip.ts'

/** Names of parts that run, or that hold something that runs (ECMA-376 and what Office adds to it). */
const runs =
  /(vba(project|data)|macrosheets?\/|activex|customui|(ole|package)?object\d*\.bin$|\.(exe|dll|js|vbs|bat|cmd|ps1|hta|lnk|scr|jar|swf)$)/i
/** What the list of parts or a relationship calls such a part, whatever its name. */
const runsByType =
  /macroEnabled|vbaProject|vbaData|macrosheet|activeX|oleObject$|ui\/(user)?customization|ui\/extensibility/i
/** What is fetched from elsewhere when the file is opened: a template, an object, a frame, a paper within the paper. */
const fetches = /\/(attachedTemplate|oleObject|frame|subDocument|aFChunk)$/i
/** What the parts begin with that run: a compound file, which holds macros or objects, or a program. */
const runsByHead = [
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
]
/** Parts that nobody writes words in: fonts, and what a printer was told. */
const mute = /(^|\/)(fonts\/[^/]+\.(odttf|ttf)|printerSettings\d*\.bin)$/i

const kinds = [
  { kind: 'docx', main: /wordprocessingml\.document\.main\+xml$/, part: 'word/document.xml' },
  { kind: 'xlsx', main: /spreadsheetml\.sheet\.main\+xml$/, part: 'xl/workbook.xml' },
] as const

/**
 * A Word or Excel file of today and its words: those of every part that is XML, however it is named or reached, so also of
 * hidden sheets, text boxes, comments, properties and data of its own. Any other part makes the answer `part`: pictures, files
 * inside. Throws file.type_unknown, old_office, has_macros, damaged.
 */
export async function readOffice(bytes: Buffer): Promise<{ kind: 'docx' | 'xlsx' } & Words> {
  const entries = listZip(bytes).filter(({ name }) => !name.endsWith('/'))
  const list = entries.find(({ name }) => name.toLowerCase() === '[content_types].xml')
  if (!list) throw new Problem(fileProblems.type_unknown)
  if (entries.some(({ isSealed }) => isSealed)) throw new Problem(fileProblems.old_office)
  let left = mostText
  const textOf = async (entry: ZipEntry) => {
    const part = await unpack(bytes, entry, left)
    left = part ? left - part.length : 0
    return part && decode(part)?.text
  }
  // What says whether anything runs must be read whole.
  const types = typesOf(await textOf(list))
  const kind = kinds.find(({ main, part }) => types.some((type) => main.test(type)) || has(entries, part))?.kind
  if (!kind) throw new Problem(fileProblems.type_unknown)
  if (entries.some(({ name }) => runs.test(name)) || types.some((type) => runsByType.test(type)))
    throw new Problem(fileProblems.has_macros)
  const joined: string[] = []
  const apart: string[] = []
  let isWhole = true
  const isRelations = ({ name }: ZipEntry) => /\.rels$/i.test(name)
  for (const entry of [...entries.filter(isRelations), ...entries.filter((one) => !isRelations(one) && one !== list)]) {
    const head = headOf(bytes, entry)
    if (runsByHead.some((mark) => mark.every((byte, at) => head[at] === byte)))
      throw new Problem(fileProblems.has_macros)
    if (!isRelations(entry) && !looksXml(head)) {
      isWhole &&= mute.test(entry.name)
      continue
    }
    const text = await textOf(entry)
    if (isRelations(entry)) checkRelations(text)
    if (text === undefined) {
      isWhole = false
      continue
    }
    const words = wordsOf(text)
    joined.push(words.joined)
    apart.push(words.apart)
    isWhole &&= words.isWhole
  }
  return { kind, texts: [joined.join('\n'), apart.join('\n')], searched: isWhole ? 'all' : 'part' }
}

const has = (entries: readonly ZipEntry[], part: string) => entries.some(({ name }) => name === part)

/** Whether a part begins as XML does, in UTF-8 or UTF-16; an empty one has nothing to read. */
const looksXml = (head: Buffer): boolean =>
  /^(\xef\xbb\xbf)?\s*<|^\xff\xfe|^\xfe\xff|^$/.test(head.toString('latin1', 0, 64))

function typesOf(list: string | undefined): string[] {
  const types: string[] = []
  attributesOf(list, (name, of) => {
    if (name === 'Default' || name === 'Override') types.push(of.get('ContentType') ?? '')
  })
  return types
}

function checkRelations(text: string | undefined): void {
  attributesOf(text, (name, of) => {
    if (name !== 'Relationship') return
    const type = of.get('Type') ?? ''
    const isOutside = (of.get('TargetMode') ?? '').toLowerCase() === 'external'
    if (runsByType.test(type) || (isOutside && fetches.test(type))) throw new Problem(fileProblems.has_macros)
  })
}

/** Throws file.damaged where a part that says what runs cannot be read whole. */
function attributesOf(xml: string | undefined, met: (name: string, of: ReadonlyMap<string, string>) => void): void {
  const none = () => undefined
  if (xml === undefined || !readXml(xml, { open: met, close: none, text: none, remark: none }))
    throw new Problem(fileProblems.damaged)
}

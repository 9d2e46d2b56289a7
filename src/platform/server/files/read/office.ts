import { Problem } from '../../../contract/index.ts'
import { fileProblems } from '../../../contract/problems-file.ts'
import { mostText, type Words } from './words.ts'
import { listZip, unpack, type ZipEntry } from './zip.ts'

/** Parts that run, or that hold something that runs (ECMA-376 and what Office adds to it). */
const runs =
  /(vba(project|data)|macrosheets?\/|activex|customui|(ole|package)?object\d*\.bin$|\.(exe|dll|js|vbs|bat|cmd|ps1|hta|lnk|scr|jar|swf)$)/i
/** A template or an object that is fetched from elsewhere when the file is opened. */
const fetches =
  /<Relationship\b(?=[^<>]*(?:attachedTemplate|oleObject|frame|subDocument))(?=[^<>]*TargetMode="External")(?=[^<>]*Target="(?:https?|ftp):)/i

const wordsOf = {
  docx: /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/,
  xlsx: /^xl\/(sharedStrings|worksheets\/[^/]+|comments\d*|threadedComments\/[^/]+)\.xml$/,
}
/** Pictures and files inside, which nobody searches. */
const unread = /^(word|xl)\/(media|embeddings|drawings|charts|diagrams)\//

/** A Word or Excel file of today and its words. Throws file.type_unknown, old_office, has_macros, damaged. */
export async function readOffice(bytes: Buffer): Promise<{ kind: 'docx' | 'xlsx' } & Words> {
  const entries = listZip(bytes)
  const has = (name: string) => entries.some((entry) => entry.name === name)
  const kind = has('word/document.xml') ? 'docx' : has('xl/workbook.xml') ? 'xlsx' : undefined
  if (!kind || !has('[Content_Types].xml')) throw new Problem(fileProblems.type_unknown)
  if (entries.some(({ isSealed }) => isSealed)) throw new Problem(fileProblems.old_office)
  if (entries.some(({ name }) => runs.test(name))) throw new Problem(fileProblems.has_macros)
  let left = mostText
  let isWhole = !entries.some(({ name }) => unread.test(name) && !name.endsWith('/'))
  const textOf = async (entry: ZipEntry) => {
    const part = await unpack(bytes, entry, left)
    if (!part) {
      isWhole = false
      left = 0
      return ''
    }
    left -= part.length
    return part.toString('utf8')
  }
  for (const entry of entries) {
    const isTypes = entry.name === '[Content_Types].xml'
    if (!isTypes && !entry.name.endsWith('.rels')) continue
    const text = await textOf(entry)
    if (isTypes ? /macroEnabled|vnd\.ms-office\.vbaProject/i.test(text) : fetches.test(text))
      throw new Problem(fileProblems.has_macros)
  }
  const texts: string[] = []
  for (const entry of entries) if (wordsOf[kind].test(entry.name)) texts.push(wordsIn(await textOf(entry)))
  return { kind, texts: [texts.join('\n')], searched: isWhole ? 'all' : 'part' }
}

/** The words of a part: runs of one paragraph or cell joined, since a number may be spread over several. */
function wordsIn(xml: string): string {
  return (
    xml
      .replace(/<\/(?:\w+:)?(?:p|si|c|comment|text)>|<(?:\w+:)?(?:br|cr)\b[^<>]*>/g, '\n')
      .replace(/<(?:\w+:)?tab\b[^<>]*>/g, '\t')
      .replace(/<[^<>]*>/g, '')
      .replace(/&#(x[0-9a-f]+|\d+);/gi, (_whole, code: string) => {
        const point = code[0] === 'x' || code[0] === 'X' ? Number.parseInt(code.slice(1), 16) : Number(code)
        return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : ''
      })
      // A phone in a cell of numbers may stand as a power of ten.
      .replace(/\b\d\.\d{4,}E\+?\d{1,2}\b/g, (number) => String(Math.round(Number(number))))
  )
}

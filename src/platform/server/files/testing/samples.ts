import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

/** Small files of every kind, as programs write them. The identity number is the example of GB 11643-1999 itself. */
export const someId = '11010519491231002X'
export const somePhone = '13800000000'

/** Packs parts as they are. */
export const zip = (parts: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ),
    ),
  )

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'

/** A Word file whose paragraphs are given as runs. */
export function docx(
  paragraphs: readonly (string | readonly string[])[],
  more: Record<string, string | Uint8Array> = {},
): Buffer {
  const body = paragraphs
    .map(
      (runs) =>
        `<w:p>${[runs]
          .flat()
          .map((run) => `<w:r><w:t>${run}</w:t></w:r>`)
          .join('')}</w:p>`,
    )
    .join('')
  return zip({
    '[Content_Types].xml': types,
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    ...more,
  })
}

/** An Excel file with one column of texts, and cells of numbers. */
export function xlsx(texts: readonly string[], numbers: readonly string[] = []): Buffer {
  return zip({
    '[Content_Types].xml': types,
    'xl/workbook.xml': '<workbook/>',
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${numbers.map((n) => `<c><v>${n}</v></c>`).join('')}</row></sheetData></worksheet>`,
  })
}

/** A PDF of one page with the operators given, and more objects as they are. */
export function pdf(page: string, more = '', font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'): Buffer {
  const packed = deflateSync(Buffer.from(page, 'latin1'))
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n3 0 obj\n${font}\nendobj\n${more}\n`,
      'latin1',
    ),
    Buffer.from(`4 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n', 'latin1'),
  ])
}

/** A page that shows one line. */
export const line = (text: string) => `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`

import { unzipSync, zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { cellText } from './cells.ts'
import type { Sheet } from './readFile.ts'

/** Most that a workbook may unpack to, in bytes: one that unpacks to more is a trap, not a list. */
export const largestUnpacked = 600 * 1024 * 1024

/** Thrown for a workbook that unpacks to more than any list. */
export class TooLarge extends Error {}

/**
 * Sheets of an XLSX workbook. The library unpacks large parts in workers made of blobs, which our content policy forbids;
 * parts that are stored unpacked need none, so they are given to it like that.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  let unpacked = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/i.test(name)) return false
      unpacked += originalSize
      if (unpacked > largestUnpacked) throw new TooLarge()
      return true
    },
  })
  const stored = zipSync(parts, { level: 0 })
  const sheets = await readWorkbook(stored.buffer as ArrayBuffer)
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }))
}

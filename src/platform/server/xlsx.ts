import writeXlsxFile from 'write-excel-file/node'
import type { Cell } from './csv.ts'

/**
 * Rows as a workbook with one sheet. Every text is written as a text cell and every count as a number, never as a formula,
 * whatever it begins with. `heading` is the row that names the columns.
 */
export function toXlsx(rows: readonly (readonly Cell[])[], heading: number, name: string): Promise<Buffer> {
  const data = rows.map((row, index) =>
    row.map((value) =>
      typeof value === 'number'
        ? { type: Number, value }
        : { type: String, value, ...(index === 0 || index === heading ? { fontWeight: 'bold' as const } : {}) },
    ),
  )
  const widest = Math.max(...rows.map((row) => row.length))
  const columns = Array.from({ length: widest }, (_, index) => ({ width: index === 0 ? 24 : 14 }))
  return writeXlsxFile(data, { sheet: name, columns }).toBuffer()
}

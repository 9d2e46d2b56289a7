import { toCsv } from '../csv.ts'
import { toXlsx } from '../xlsx.ts'
import { FileAnswer } from './queries-route.ts'

/** Rows as a file that a browser saves; after the format what a workbook takes, of which a CSV needs the rows alone. */
export async function sheetFile(
  name: string,
  format: 'csv' | 'xlsx',
  ...sheet: Parameters<typeof toXlsx>
): Promise<FileAnswer> {
  return format === 'csv'
    ? new FileAnswer(name, 'text/csv; charset=utf-8', toCsv(sheet[0]))
    : new FileAnswer(name, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', await toXlsx(...sheet))
}

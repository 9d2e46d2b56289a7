import readWorkbook, { InvalidInputError } from 'read-excel-file/web-worker'
import { cellText } from './cells.ts'
import { readCsv } from './csv.ts'
import { decodeText } from './decode.ts'
import { fileKind } from './fileKind.ts'
import type { ReadAnswer, Sheet } from './readFile.ts'

// Off the page's own thread: a list of 50,000 rows takes seconds, and the page goes on answering.
self.onmessage = async ({ data }: MessageEvent<ArrayBuffer>) => {
  let answer: ReadAnswer
  try {
    answer = await read(data)
  } catch (error) {
    answer = { refused: error instanceof InvalidInputError ? 'damaged' : 'unreadable' }
  }
  self.postMessage(answer)
}

async function read(buffer: ArrayBuffer): Promise<ReadAnswer> {
  const bytes = new Uint8Array(buffer)
  const kind = fileKind(bytes)
  if (bytes.length === 0) return { refused: 'empty' }
  if (kind === 'xls' || kind === 'other') return { refused: kind }
  if (kind === 'csv') {
    const { text, encoding } = decodeText(bytes)
    return found([{ name: '', rows: readCsv(text) }], encoding)
  }
  const sheets = await readWorkbook(buffer)
  return found(
    sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) })),
    'xlsx',
  )
}

function found(sheets: Sheet[], encoding: string): ReadAnswer {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  return filled.length > 0 ? { sheets: filled, encoding } : { refused: 'empty' }
}
